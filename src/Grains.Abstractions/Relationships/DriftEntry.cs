namespace AgentOps.Relationships;

/// <summary>One drift of a pair.</summary>
[GenerateSerializer, Immutable, Alias("AgentOps.Relationships.DriftEntry")]
public sealed record DriftEntry(
    [property: Id(0)] Guid Conversation, [property: Id(1)] decimal Drift, [property: Id(2)] string Reason, [property: Id(3)] string Cause, [property: Id(4)] DateTimeOffset At);
