using AgentOps.Json;
using AgentOps.Web;

namespace AgentOps.Grains.Tests.Executors;

/// <summary>Remembers what was sent.</summary>
internal sealed class RecordingWebhooks : IWebhookSender
{
    public List<(string Target, string Id, JsonText Body)> Sent { get; } = [];

    public Task<WebhookReceipt> Send(string target, string id, JsonText body, CancellationToken cancellationToken)
    {
        Sent.Add((target, id, body));
        return Task.FromResult(new WebhookReceipt(202, Some.Now));
    }
}
