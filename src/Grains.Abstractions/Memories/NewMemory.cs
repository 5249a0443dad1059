using System.Collections.Immutable;
using AgentOps.Causes;

namespace AgentOps.Memories;

/// <summary>Something worth remembering.</summary>
/// <param name="Confidence">0 to 1, kept with two decimals.</param>
/// <param name="Source"><c>conversation</c>, <c>outcome</c>, <c>mission</c>, <c>routine</c>.</param>
/// <param name="Trace">Where exactly it comes from; the same trace never writes twice (invariant M).</param>
/// <param name="Untrusted">True when it rests on text from outside.</param>
/// <param name="DerivedFrom">Memories it was derived from; revoking one of them revokes it.</param>
[GenerateSerializer, Immutable, Alias("AgentOps.Memories.NewMemory")]
public sealed record NewMemory(
    [property: Id(0)] MemoryType Type,
    [property: Id(1)] string Content,
    [property: Id(2)] decimal Confidence,
    [property: Id(3)] ImmutableArray<string> Tags,
    [property: Id(4)] string Source,
    [property: Id(5)] string Trace,
    [property: Id(6)] bool Untrusted,
    [property: Id(7)] Cause Cause,
    [property: Id(8)] ImmutableArray<string> DerivedFrom);
