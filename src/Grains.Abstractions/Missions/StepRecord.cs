using AgentOps.Json;

namespace AgentOps.Missions;

/// <summary>A step as it is answered (API.md). The fencing token is never part of it.</summary>
[GenerateSerializer, Immutable, Alias("AgentOps.Missions.StepRecord")]
public sealed record StepRecord(
    [property: Id(0)] string Id,
    [property: Id(1)] string Kind,
    [property: Id(2)] StepStatus Status,
    [property: Id(3)] JsonText Payload,
    [property: Id(4)] JsonText? Result,
    [property: Id(5)] string? Error,
    [property: Id(6)] int Attempts,
    [property: Id(7)] string? Worker,
    [property: Id(8)] DateTimeOffset? StartedAt,
    [property: Id(9)] DateTimeOffset? FinishedAt,
    [property: Id(10)] decimal Cost);
