using AgentOps.Json;

namespace AgentOps.Web;

/// <summary>Sends a signed webhook (HMAC over time stamp and body) to an address the operator configured.</summary>
public interface IWebhookSender
{
    /// <summary>Posts <paramref name="body"/> to the webhook named <paramref name="target"/>; the id makes a repeated delivery recognisable.</summary>
    /// <exception cref="FetchException">No such target, refused or failed.</exception>
    Task<WebhookReceipt> Send(string target, string id, JsonText body, CancellationToken cancellationToken);
}
