using System.Collections.Immutable;
using AgentOps.Events;
using AgentOps.Journals;

namespace AgentOps.Heartbeats;

/// <summary>How far the heartbeat has read (state name <c>heartbeat</c>). Triggers and reactions read on their own, so that neither holds up the other.</summary>
public sealed record HeartbeatState : IJournaled
{
    public EventCursor TriggersAt { get; init; }
    public EventCursor ReactionsAt { get; init; }
    public DateTimeOffset? LastRunAt { get; init; }
    public int? PeriodMinutes { get; init; }
    public long Serial { get; init; }
    public ImmutableArray<JournalEntry> Journal { get; init; } = [];
}
