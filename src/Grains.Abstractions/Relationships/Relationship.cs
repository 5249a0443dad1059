using System.Collections.Immutable;

namespace AgentOps.Relationships;

/// <summary>A pair as it is kept and answered (API.md); <see cref="Log"/> holds the last 20 drifts, newest last.</summary>
[GenerateSerializer, Immutable, Alias("AgentOps.Relationships.Relationship")]
public sealed record Relationship(
    [property: Id(0)] string A,
    [property: Id(1)] string B,
    [property: Id(2)] decimal Affinity,
    [property: Id(3)] int Total,
    [property: Id(4)] int Positive,
    [property: Id(5)] int Negative,
    [property: Id(6)] string Backstory,
    [property: Id(7)] ImmutableArray<DriftEntry> Log);
