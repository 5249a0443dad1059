using System.Collections.Immutable;

namespace AgentOps.Intake;

/// <summary>What the door answered.</summary>
/// <param name="Outcome">Whether there is a proposal to look at, or why not.</param>
/// <param name="Proposal">The recorded proposal, also when it was rejected; null when nothing was recorded.</param>
/// <param name="Errors">For <see cref="ProposeOutcome.Malformed"/>: path and message of each fault.</param>
[GenerateSerializer, Immutable, Alias("AgentOps.Intake.ProposeReply")]
public sealed record ProposeReply(
    [property: Id(0)] ProposeOutcome Outcome,
    [property: Id(1)] ProposalRecord? Proposal,
    [property: Id(2)] ImmutableArray<FieldError> Errors);
