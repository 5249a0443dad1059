using System.Collections.Immutable;
using AgentOps.Events;
using AgentOps.Journals;

namespace AgentOps.Outcomes;

/// <summary>What a company's work led to (state name <c>outcome</c>).</summary>
public sealed record OutcomeState : IJournaled
{
    /// <summary>How far the events have been read.</summary>
    public EventCursor ReadTo { get; init; }

    /// <summary>The posts of the last 48 h, oldest first; at most 200.</summary>
    public ImmutableArray<PostTrack> Posts { get; init; } = [];

    /// <summary>The day of <see cref="Given"/>.</summary>
    public string GivenOn { get; init; } = "";

    /// <summary>How many lessons each agent drew from posts on that day.</summary>
    public ImmutableSortedDictionary<string, int> Given { get; init; } = ImmutableSortedDictionary<string, int>.Empty;
    public ImmutableArray<PendingMemory> Memories { get; init; } = [];
    public ImmutableArray<PendingOutcome> Influenced { get; init; } = [];
    public long Serial { get; init; }
    public ImmutableArray<JournalEntry> Journal { get; init; } = [];
}
