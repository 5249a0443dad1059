using System.Collections.Immutable;
using AgentOps.Journals;

namespace AgentOps.Roundtables;

/// <summary>When a company's agents meet: the day's count, which slots were looked at, and the conversations that are open (state name <c>schedule</c>).</summary>
public sealed record ScheduleState : IJournaled
{
    /// <summary>The company's day the counts are of.</summary>
    public string Day { get; init; } = "";

    /// <summary>Conversations convened today, whoever convened them.</summary>
    public int Today { get; init; }

    /// <summary>The slots of today that were looked at, and what came of it.</summary>
    public ImmutableArray<SlotDecision> Decisions { get; init; } = [];

    /// <summary>Conversations convened and not known to have ended; their agents are busy.</summary>
    public ImmutableArray<RoundtablePlan> Open { get; init; } = [];

    /// <summary>True once the company has met for the first time.</summary>
    public bool Met { get; init; }

    public long Serial { get; init; }
    public ImmutableArray<JournalEntry> Journal { get; init; } = [];
}
