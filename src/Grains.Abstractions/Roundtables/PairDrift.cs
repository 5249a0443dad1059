namespace AgentOps.Roundtables;

/// <summary>How a conversation moved a pair: at most 0.03 either way (SPEC §5), and why.</summary>
[GenerateSerializer, Immutable, Alias("AgentOps.Roundtables.PairDrift")]
public sealed record PairDrift([property: Id(0)] string A, [property: Id(1)] string B, [property: Id(2)] decimal Drift, [property: Id(3)] string Reason);
