using System.Collections.Immutable;
using AgentOps.Journals;

namespace AgentOps.Policies;

/// <summary>The last good value of each policy and rule of a company (state name <c>policy</c>), and what was last told of each row.</summary>
public sealed record PolicyState : IJournaled
{
    public long Version { get; init; }
    public ImmutableSortedDictionary<string, KeptPolicy> Policies { get; init; } = ImmutableSortedDictionary<string, KeptPolicy>.Empty;
    public ImmutableSortedDictionary<string, KeptRule> Rules { get; init; } = ImmutableSortedDictionary<string, KeptRule>.Empty;
    public long Serial { get; init; }
    public ImmutableArray<JournalEntry> Journal { get; init; } = [];
}
