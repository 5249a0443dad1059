namespace AgentOps.Reactions;

/// <summary>A reaction that waits for the next heartbeat.</summary>
[GenerateSerializer, Immutable, Alias("AgentOps.Reactions.WaitingReaction")]
public sealed record WaitingReaction(
    [property: Id(0)] Guid Id,
    [property: Id(1)] string Pattern,
    [property: Id(2)] string Target,
    [property: Id(3)] string Type,
    [property: Id(4)] Guid EventId,
    [property: Id(5)] DateTimeOffset QueuedAt);
