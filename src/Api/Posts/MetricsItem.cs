namespace AgentOps.Api.Posts;

/// <summary>Totals of a post since it is out, as counted at <see cref="At"/> (now, when left out).</summary>
public sealed record MetricsItem(string DraftId, long Impressions, long Likes = 0, long Reposts = 0, long Replies = 0, long Clicks = 0, DateTimeOffset? At = null);
