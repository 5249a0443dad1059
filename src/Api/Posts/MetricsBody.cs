namespace AgentOps.Api.Posts;

/// <summary>How posts do, at most 500.</summary>
public sealed record MetricsBody(MetricsItem[] Posts);
