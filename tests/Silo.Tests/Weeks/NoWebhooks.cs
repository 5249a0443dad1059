using AgentOps.Json;
using AgentOps.Web;

namespace AgentOps.Silo.Tests.Weeks;

/// <summary>Nobody to call.</summary>
internal sealed class NoWebhooks : IWebhookSender
{
    public Task<WebhookReceipt> Send(string target, string id, JsonText body, CancellationToken cancellationToken) =>
        throw new FetchException($"There is no webhook '{target}'.", retryable: false);
}
