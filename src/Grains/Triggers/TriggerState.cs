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
    public long Serial { get; init; }
    public ImmutableArray<JournalEntry> Journal { get; init; } = [];
}
