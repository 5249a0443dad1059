using System.Collections.Immutable;
using AgentOps.Causes;

namespace AgentOps.Missions;

/// <summary>A mission as it is answered (API.md).</summary>
[GenerateSerializer, Immutable, Alias("AgentOps.Missions.MissionRecord")]
public sealed record MissionRecord(
    [property: Id(0)] Guid Id,
    [property: Id(1)] Guid ProposalId,
    [property: Id(2)] string Title,
    [property: Id(3)] string Agent,
    [property: Id(4)] MissionStatus Status,
    [property: Id(5)] ImmutableArray<StepRecord> Steps,
    [property: Id(6)] DateTimeOffset CreatedAt,
    [property: Id(7)] DateTimeOffset? StartedAt,
    [property: Id(8)] DateTimeOffset? FinishedAt,
    [property: Id(9)] Cause Cause);
