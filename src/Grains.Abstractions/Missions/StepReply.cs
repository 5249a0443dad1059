namespace AgentOps.Missions;

/// <summary>The step after the call; <see cref="Stale"/> (409) when the token is not the current one and nothing changed; no step when there is none.</summary>
[GenerateSerializer, Immutable, Alias("AgentOps.Missions.StepReply")]
public sealed record StepReply([property: Id(0)] StepRecord? Step, [property: Id(1)] bool Stale, [property: Id(2)] DateTimeOffset? LeaseUntil);
