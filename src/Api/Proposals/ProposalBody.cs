namespace AgentOps.Api.Proposals;

/// <summary>A proposal (SPEC §2.1).</summary>
/// <param name="Agent">Who is to do it.</param>
/// <param name="Title">What, in one line.</param>
/// <param name="Steps">1 to 20 steps.</param>
/// <param name="Reason">Why.</param>
public sealed record ProposalBody(string Agent, string Title, StepBody[] Steps, string? Reason = null);
