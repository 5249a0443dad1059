using AgentOps.Intake;

namespace AgentOps.Journals;

/// <summary>A row of <c>ops_mission_proposals</c>.</summary>
public sealed record ProposalEntry(string Company, ProposalRecord Proposal) : JournalEntry;
