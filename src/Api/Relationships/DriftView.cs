namespace AgentOps.Api.Relationships;

/// <summary>One drift of a pair.</summary>
public sealed record DriftView(decimal Drift, string Reason, string Cause, DateTimeOffset At);
