namespace AgentOps.Api.Posts;

/// <summary>The last counts of a post.</summary>
public sealed record MetricsView(long Impressions, long Likes, long Reposts, long Replies, long Clicks, DateTimeOffset At);
