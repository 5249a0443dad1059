using System.Collections.Immutable;
using AgentOps.Intake;
using AgentOps.Journals;

namespace AgentOps.Agents;

/// <summary>An agent's stored state (state name <c>agent</c>).</summary>
public sealed record AgentState : IJournaled
{
    /// <summary>The initiative in the queue; an agent has at most one.</summary>
    public QueuedInitiative? Waiting { get; init; }

    /// <summary>When the last one was queued, from which the cool-down counts.</summary>
    public DateTimeOffset? LastAt { get; init; }

    /// <summary>Why the last one led to nothing; null when it was proposed.</summary>
    public string? LastError { get; init; }

    /// <summary>The proposal that is recorded here and not yet through the door.</summary>
    public ProposeRequest? Pending { get; init; }
    public long Serial { get; init; }
    public ImmutableArray<JournalEntry> Journal { get; init; } = [];
}
