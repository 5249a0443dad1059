using System.Collections.Immutable;
using AgentOps.Journals;

namespace AgentOps.Intake;

/// <summary>
/// The door's stored state (state name <c>intake</c>): nothing but what its last write produced. Pending proposals and counters live in
/// tables that its journal moves, so the row stays small however much waits (ARCHITECTURE §2).
/// </summary>
public sealed record IntakeState : IJournaled
{
    /// <summary>Counts the entries ever journaled.</summary>
    public long Serial { get; init; }

    /// <summary>The day for which it was last told that a budget is used up; once a day is enough.</summary>
    public string? BudgetToldOn { get; init; }

    /// <summary>The last roots of which it was told that they run in circles; once each is enough.</summary>
    public ImmutableArray<string> LoopsTold { get; init; } = [];

    /// <summary>Retries whose places are reserved and that their missions have not confirmed yet.</summary>
    public ImmutableArray<PendingRetry> Retries { get; init; } = [];

    public ImmutableArray<JournalEntry> Journal { get; init; } = [];
}
