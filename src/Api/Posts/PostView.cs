namespace AgentOps.Api.Posts;

/// <summary>A published post of the timeline, and how it does; null while nobody counted.</summary>
public sealed record PostView(string DraftId, string Agent, string Text, string Publisher, string? ExternalId, DateTimeOffset At, Guid? MissionId, string? StepId, MetricsView? Metrics);
