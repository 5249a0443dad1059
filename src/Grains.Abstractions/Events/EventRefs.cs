namespace AgentOps.Events;

/// <summary>What an event is about.</summary>
[GenerateSerializer, Immutable, Alias("AgentOps.Events.EventRefs")]
public sealed record EventRefs(
    [property: Id(0)] Guid? ProposalId = null,
    [property: Id(1)] Guid? MissionId = null,
    [property: Id(2)] string? StepId = null,
    [property: Id(3)] Guid? RoundtableId = null)
{
    /// <summary>About nothing in particular.</summary>
    public static EventRefs None { get; } = new();
}
