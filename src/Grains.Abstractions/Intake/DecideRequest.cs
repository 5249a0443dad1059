using AgentOps.Causes;

namespace AgentOps.Intake;

/// <summary>A person accepts or rejects a pending proposal.</summary>
[GenerateSerializer, Immutable, Alias("AgentOps.Intake.DecideRequest")]
public sealed record DecideRequest(
    [property: Id(0)] Guid Proposal,
    [property: Id(1)] bool Accept,
    [property: Id(2)] string? Note,
    [property: Id(3)] Actor By);
