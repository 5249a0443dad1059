using AgentOps.Json;
using AgentOps.Web;

namespace AgentOps.Silo.Rehearsals.Simulated;

/// <summary>Receives every webhook and does nothing.</summary>
internal sealed class InventedReceiver(TimeProvider clock) : IWebhookSender
{
    private const int Ok = 200;

    public Task<WebhookReceipt> Send(string target, string id, JsonText body, CancellationToken cancellationToken) =>
        Task.FromResult(new WebhookReceipt(Ok, clock.GetUtcNow()));
}
