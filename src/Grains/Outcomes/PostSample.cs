namespace AgentOps.Outcomes;

/// <summary>A count at a moment.</summary>
public sealed record PostSample(DateTimeOffset At, long Impressions, long Engagement);
