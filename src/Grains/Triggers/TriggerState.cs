using System.Collections.Immutable;
using AgentOps.Intake;
using AgentOps.Journals;

namespace AgentOps.Triggers;

/// <summary>A rule's stored state (state name <c>trigger</c>).</summary>
public sealed record TriggerState : IJournaled
{
    public DateTimeOffset? LastFiredAt { get; init; }

    /// <summary>The last events it fired for, newest last, at most 100.</summary>
    public ImmutableArray<Guid> FiredFor { get; init; } = [];

    /// <summary>Proposals that are recorded here and not yet through the door.</summary>
    public ImmutableArray<ProposeRequest> Pending { get; init; } = [];

    /// <summary>When a proactive rule is next due; null for a reactive one.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>The due time before its jitter, from which the next is reckoned.</summary>
    public DateTimeOffset? BaseAt { get; init; }

    /// <summary>Counts the turns of a proactive rule, also those skipped and missed; every turn has its own dice.</summary>
    public long Turn { get; init; }

    /// <summary>Counts what a proactive rule proposed; the topics rotate by it.</summary>
    public long Fired { get; init; }

    /// <summary>What it proposed last: memories choose another.</summary>
    public string? LastTopic { get; init; }

    /// <summary>The period <see cref="DueAt"/> was reckoned with.</summary>
    public int? PeriodMinutes { get; init; }

    /// <summary>True while the turn that is due was missed and is made up for.</summary>
    public bool CatchingUp { get; init; }
    public long Serial { get; init; }
    public ImmutableArray<JournalEntry> Journal { get; init; } = [];
}
