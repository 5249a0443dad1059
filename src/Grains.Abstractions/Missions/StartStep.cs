namespace AgentOps.Missions;

/// <summary>A worker wants a step (number from 1).</summary>
[GenerateSerializer, Immutable, Alias("AgentOps.Missions.StartStep")]
public sealed record StartStep([property: Id(0)] int Step, [property: Id(1)] string Worker, [property: Id(2)] TimeSpan Lease);
