namespace AgentOps.Missions;

/// <summary>A step in somebody's hands and until when.</summary>
[GenerateSerializer, Immutable, Alias("AgentOps.Missions.RunningStep")]
public sealed record RunningStep([property: Id(0)] string StepId, [property: Id(1)] DateTimeOffset LeaseUntil);
