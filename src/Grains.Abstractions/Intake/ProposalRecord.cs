using System.Collections.Immutable;
using AgentOps.Causes;

namespace AgentOps.Intake;

/// <summary>A proposal as it is recorded and answered (API.md).</summary>
/// <param name="Gate">The stage or gate that rejected it, e.g. <c>company</c>, <c>x_daily_quota</c>, <c>llm_budget</c>, <c>person</c>, <c>expired</c>; null unless rejected.</param>
/// <param name="Rejection">The reason with its figures, e.g. <c>Quota full (8/8)</c>.</param>
/// <param name="EstimateUsd">The reserved model cost in USD.</param>
/// <param name="Holds">Places and budget reserved, given back or used up later.</param>
[GenerateSerializer, Immutable, Alias("AgentOps.Intake.ProposalRecord")]
public sealed record ProposalRecord(
    [property: Id(0)] Guid Id,
    [property: Id(1)] string Agent,
    [property: Id(2)] string Title,
    [property: Id(3)] string? Reason,
    [property: Id(4)] string Source,
    [property: Id(5)] string By,
    [property: Id(6)] ProposalStatus Status,
    [property: Id(7)] string? Gate,
    [property: Id(8)] string? Rejection,
    [property: Id(9)] ImmutableArray<ProposedStep> Steps,
    [property: Id(10)] Guid? MissionId,
    [property: Id(11)] decimal EstimateUsd,
    [property: Id(12)] ImmutableArray<StepHold> Holds,
    [property: Id(13)] Cause Cause,
    [property: Id(14)] string? IdempotencyKey,
    [property: Id(15)] string? RequestHash,
    [property: Id(16)] string? MemoryId,
    [property: Id(17)] DateTimeOffset CreatedAt,
    [property: Id(18)] DateTimeOffset? DecidedAt,
    [property: Id(19)] string? DecidedBy,
    [property: Id(20)] string? Note);
