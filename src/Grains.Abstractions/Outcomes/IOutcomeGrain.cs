using System.Collections.Immutable;
using AgentOps.Events;

namespace AgentOps.Outcomes;

/// <summary>What came of it: metrics of the last 48 h, and what is learned from them and from missions (SPEC §4). Key <c>company/-</c>.</summary>
[Alias("AgentOps.IOutcomeGrain")]
public interface IOutcomeGrain : IGrainWithStringKey
{
    /// <summary>Takes metrics of posts; the newest count of each post holds. From then on the sandbox no longer makes up figures for it.</summary>
    [Alias("Report")]
    Task<ReportReply> Report(ImmutableArray<PostMetrics> posts, CancellationToken cancellationToken = default);

    /// <summary>Reads what happened since the last time, measures the sandbox's posts, and gives agents their lessons, strategies and confidence.</summary>
    [Alias("Learn")]
    Task<LearnReply> Learn(CancellationToken cancellationToken = default);

    /// <summary>
    /// Posts whose rate (engagement by impressions) of the last <paramref name="window"/> is <paramref name="minRate"/> or more, as events of kind
    /// <c>tweet_high_engagement</c> that carry the id of the event that told of the post.
    /// </summary>
    [Alias("Engaged")]
    Task<ImmutableArray<CompanyEvent>> Engaged(double minRate, TimeSpan window);
}
