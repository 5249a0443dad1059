namespace AgentOps.Intake;

/// <summary>The proposal after the decision; <see cref="Conflict"/> when it had been decided otherwise; no proposal when there is none of that id.</summary>
[GenerateSerializer, Immutable, Alias("AgentOps.Intake.DecideReply")]
public sealed record DecideReply([property: Id(0)] ProposalRecord? Proposal, [property: Id(1)] bool Conflict);
