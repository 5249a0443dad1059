namespace AgentOps.Api.Posts;

/// <summary>A published post of the timeline.</summary>
public sealed record PostView(string DraftId, string Agent, string Text, string Publisher, string? ExternalId, DateTimeOffset At, Guid? MissionId, string? StepId);
