namespace AgentOps.Roundtables;

/// <summary>One agent's weight in a draw: <c>1 + 0.6·affinity − 0.4·recency + jitter</c>, at least 0.05 (SPEC §3).</summary>
/// <param name="Affinity">To the last speaker.</param>
/// <param name="Recency">The agent's share of the last six turns.</param>
/// <param name="Jitter">Even in [−0.2, 0.2).</param>
/// <param name="Share">The weight's part of all weights: how likely this agent was.</param>
[GenerateSerializer, Immutable, Alias("AgentOps.Roundtables.SpeakerWeight")]
public sealed record SpeakerWeight(
    [property: Id(0)] string Agent,
    [property: Id(1)] decimal Affinity,
    [property: Id(2)] double Recency,
    [property: Id(3)] double Jitter,
    [property: Id(4)] double Weight,
    [property: Id(5)] double Share);
