using AgentOps.Keys;
using AgentOps.Publishing;

namespace AgentOps.Silo.Publishing;

/// <summary>
/// Publishes nowhere: the post stands on the company's own timeline, which the mission's own write records (a post once for each draft). So there is
/// nothing to do here but to say when.
/// </summary>
public sealed class SandboxPublisher(TimeProvider clock) : IPublisher
{
    /// <inheritdoc/>
    public string Name => "sandbox";

    /// <inheritdoc/>
    public Task<PublishedPost> Publish(CompanyKey company, string draftId, string text, CancellationToken cancellationToken) =>
        Task.FromResult(new PublishedPost(draftId, ExternalId: null, Url: null, clock.GetUtcNow()));
}
