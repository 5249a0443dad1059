namespace AgentOps.Intake;

/// <summary><c>pending → accepted</c> or <c>rejected</c> (SPEC §1).</summary>
public enum ProposalStatus { Pending, Accepted, Rejected }
