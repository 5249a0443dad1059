using System.Collections.Immutable;
using AgentOps.Models;

namespace AgentOps.Missions;

/// <summary>A worker's failure; not <see cref="Retryable"/> ends the step at once.</summary>
[GenerateSerializer, Immutable, Alias("AgentOps.Missions.FailStep")]
public sealed record FailStep(
    [property: Id(0)] int Step,
    [property: Id(1)] string Token,
    [property: Id(2)] string Error,
    [property: Id(3)] bool Retryable,
    [property: Id(4)] ImmutableArray<ModelCall> Calls);
