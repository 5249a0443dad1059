namespace AgentOps.Outcomes;

/// <summary>How a post does: totals since it is out, as counted at a moment.</summary>
[GenerateSerializer, Immutable, Alias("AgentOps.Outcomes.PostMetrics")]
public sealed record PostMetrics(
    [property: Id(0)] string DraftId,
    [property: Id(1)] long Impressions,
    [property: Id(2)] long Likes,
    [property: Id(3)] long Reposts,
    [property: Id(4)] long Replies,
    [property: Id(5)] long Clicks,
    [property: Id(6)] DateTimeOffset At)
{
    /// <summary>Everything readers did with it.</summary>
    public long Engagement => Likes + Reposts + Replies + Clicks;
}
