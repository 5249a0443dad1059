using System.Collections.Immutable;
using AgentOps.Causes;
using AgentOps.Intake;
using AgentOps.Journals;

namespace AgentOps.Routines;

/// <summary>A routine's stored state (state name <c>routine</c>); its first row is planted with its company.</summary>
public sealed record RoutineState : IJournaled
{
    public string Title { get; init; } = "";
    public string Cron { get; init; } = "";
    public ImmutableArray<ProposedStep> Steps { get; init; } = [];
    public bool Enabled { get; init; }

    /// <summary>Before its steps, a run merges what every agent remembers twice.</summary>
    public bool IntegratesMemories { get; init; }

    /// <summary>The time zone <see cref="DueAt"/> was reckoned in.</summary>
    public string TimeZone { get; init; } = "";
    public DateTimeOffset? DueAt { get; init; }
    public DateTimeOffset? LastRunAt { get; init; }
    public string? LastResult { get; init; }

    /// <summary>The mission of the last run while it is not known how it ended.</summary>
    public Guid? Mission { get; init; }

    /// <summary>What the last run's end will be caused by.</summary>
    public Cause? Cause { get; init; }

    /// <summary>The proposal that is recorded here and not yet through the door.</summary>
    public ProposeRequest? Pending { get; init; }
    public long Serial { get; init; }
    public ImmutableArray<JournalEntry> Journal { get; init; } = [];
}
