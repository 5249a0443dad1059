using AgentOps.Intake;

namespace AgentOps.Reactions;

/// <summary>A reaction that waits for the next heartbeat.</summary>
public sealed record QueuedReaction(Guid Id, string Pattern, string Target, string Type, Guid EventId, DateTimeOffset QueuedAt, ProposeRequest Request);
