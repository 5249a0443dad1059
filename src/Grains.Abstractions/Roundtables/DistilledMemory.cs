using System.Collections.Immutable;
using AgentOps.Memories;

namespace AgentOps.Roundtables;

/// <summary>A memory a conversation gave an agent.</summary>
[GenerateSerializer, Immutable, Alias("AgentOps.Roundtables.DistilledMemory")]
public sealed record DistilledMemory(
    [property: Id(0)] string Agent,
    [property: Id(1)] MemoryType Type,
    [property: Id(2)] string Content,
    [property: Id(3)] decimal Confidence,
    [property: Id(4)] ImmutableArray<string> Tags);
