using AgentOps.Models;

namespace AgentOps.Journals;

/// <summary>A row of <c>ops_llm_calls</c>: one accounted model call and what it was for.</summary>
public sealed record CallEntry(
    Guid Id,
    string Company,
    string? Agent,
    Guid? MissionId,
    string? StepId,
    Guid? RoundtableId,
    string Cause,
    ModelCall Call) : JournalEntry;
