using AgentOps.Keys;
using AgentOps.Publishing;

namespace AgentOps.Grains.Tests.Executors;

/// <summary>Remembers what was published.</summary>
internal sealed class RecordingPublisher : IPublisher
{
    public List<(string DraftId, string Text)> Posts { get; } = [];

    public string Name => "sandbox";

    public Task<PublishedPost> Publish(CompanyKey company, string draftId, string text, CancellationToken cancellationToken)
    {
        Posts.Add((draftId, text));
        return Task.FromResult(new PublishedPost(draftId, null, null, Some.Now));
    }
}
