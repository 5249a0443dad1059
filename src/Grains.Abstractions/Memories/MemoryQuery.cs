using System.Collections.Immutable;

namespace AgentOps.Memories;

/// <summary>Which memories to recall: of these types (empty: all), at least this confident, at most so many, best first. Superseded ones are left out.</summary>
[GenerateSerializer, Immutable, Alias("AgentOps.Memories.MemoryQuery")]
public sealed record MemoryQuery(
    [property: Id(0)] ImmutableArray<MemoryType> Types,
    [property: Id(1)] decimal MinConfidence,
    [property: Id(2)] int Limit,
    [property: Id(3)] bool MarkUsed = false);
