using System.Collections.Immutable;

namespace AgentOps.Heartbeats;

/// <summary>What one duty did; <see cref="Error"/> when it failed, which stops no other duty.</summary>
[GenerateSerializer, Immutable, Alias("AgentOps.Heartbeats.DutyResult")]
public sealed record DutyResult(
    [property: Id(0)] string Name,
    [property: Id(1)] bool Ok,
    [property: Id(2)] int TookMs,
    [property: Id(3)] ImmutableSortedDictionary<string, int> Counts,
    [property: Id(4)] string? Error);
