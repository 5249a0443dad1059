using AgentOps.Intake;

namespace AgentOps.Journals;

/// <summary>A pending proposal was decided: changes its row in <c>ops_mission_proposals</c>, if it still is pending.</summary>
public sealed record DecisionEntry(
    string Company,
    Guid Id,
    ProposalStatus Status,
    string? Gate,
    string? Rejection,
    Guid? MissionId,
    DateTimeOffset DecidedAt,
    string DecidedBy,
    string? Note) : JournalEntry;
