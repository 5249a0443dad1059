using System.Collections.Immutable;
using AgentOps.Json;
using AgentOps.Models;

namespace AgentOps.Missions;

/// <summary>A worker's result, with the model calls it made (empty for external workers).</summary>
[GenerateSerializer, Immutable, Alias("AgentOps.Missions.CompleteStep")]
public sealed record CompleteStep(
    [property: Id(0)] int Step,
    [property: Id(1)] string Token,
    [property: Id(2)] JsonText Result,
    [property: Id(3)] ImmutableArray<ModelCall> Calls);
