using System.Collections.Immutable;
using AgentOps.Journals;

namespace AgentOps.Relationships;

/// <summary>A pair's stored state (state name <c>relationship</c>); the first row of every pair is planted with its company.</summary>
public sealed record RelationshipState : IJournaled
{
    public string A { get; init; } = "";
    public string B { get; init; } = "";
    public decimal Affinity { get; init; } = RelationshipRules.Start;
    public int Total { get; init; }
    public int Positive { get; init; }
    public int Negative { get; init; }
    public string Backstory { get; init; } = "";

    /// <summary>The last 20 drifts, newest last.</summary>
    public ImmutableArray<DriftEntry> Log { get; init; } = [];

    /// <summary>The conversations that have drifted this pair, newest last; the last 60.</summary>
    public ImmutableArray<Guid> Drifted { get; init; } = [];
    public long Serial { get; init; }
    public ImmutableArray<JournalEntry> Journal { get; init; } = [];
}
