using System.Collections.Immutable;
using AgentOps.Journals;

namespace AgentOps.Reactions;

/// <summary>The reaction queue and what keeps it from running away (state name <c>reaction</c>).</summary>
public sealed record ReactionState : IJournaled
{
    public ImmutableArray<QueuedReaction> Pending { get; init; } = [];

    /// <summary>When each pattern last answered.</summary>
    public ImmutableSortedDictionary<string, DateTimeOffset> AnsweredAt { get; init; } = ImmutableSortedDictionary<string, DateTimeOffset>.Empty;

    /// <summary>The reactions of the last days, newest last, by which an agent's own echoes are known; at most 200.</summary>
    public ImmutableArray<PastReaction> Past { get; init; } = [];
    public long Serial { get; init; }
    public ImmutableArray<JournalEntry> Journal { get; init; } = [];
}
