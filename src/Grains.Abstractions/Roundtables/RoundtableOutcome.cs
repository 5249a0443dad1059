using System.Collections.Immutable;

namespace AgentOps.Roundtables;

/// <summary>What a conversation left behind.</summary>
/// <param name="Dropped">Items of the model's answer that did not fit.</param>
[GenerateSerializer, Immutable, Alias("AgentOps.Roundtables.RoundtableOutcome")]
public sealed record RoundtableOutcome(
    [property: Id(0)] ImmutableArray<DistilledMemory> Memories,
    [property: Id(1)] ImmutableArray<PairDrift> Drifts,
    [property: Id(2)] ImmutableArray<ActionItem> ActionItems,
    [property: Id(3)] int Dropped);
