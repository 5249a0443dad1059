namespace AgentOps.Api.Initiatives;

/// <summary>An initiative that waits for its worker.</summary>
public sealed record WaitingInitiativeView(Guid Id, string Agent, DateTimeOffset QueuedAt);
