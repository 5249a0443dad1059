namespace AgentOps.Steps;

/// <summary>A queue's figures: ready, delayed and running steps, failures in a row.</summary>
[GenerateSerializer, Immutable, Alias("AgentOps.Steps.QueueInfo")]
public sealed record QueueInfo([property: Id(0)] int Ready, [property: Id(1)] int Delayed, [property: Id(2)] int Running, [property: Id(3)] int FailuresInARow);
