using AgentOps.Json;

namespace AgentOps.Missions;

/// <summary>What an earlier step of the same mission produced.</summary>
[GenerateSerializer, Immutable, Alias("AgentOps.Missions.EarlierResult")]
public sealed record EarlierResult([property: Id(0)] string StepId, [property: Id(1)] string Kind, [property: Id(2)] JsonText Result);
