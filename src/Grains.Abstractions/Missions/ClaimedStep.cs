using System.Collections.Immutable;
using AgentOps.Json;

namespace AgentOps.Missions;

/// <summary>A step in a worker's hands (SPEC §2.2, API <c>steps/claim</c>).</summary>
/// <param name="Earlier">Results of the mission's earlier steps, which the step may use.</param>
/// <param name="BudgetUsd">What is left of the step's reserved model cost, in USD.</param>
[GenerateSerializer, Immutable, Alias("AgentOps.Missions.ClaimedStep")]
public sealed record ClaimedStep(
    [property: Id(0)] string Id,
    [property: Id(1)] Guid MissionId,
    [property: Id(2)] string Title,
    [property: Id(3)] string Agent,
    [property: Id(4)] string Kind,
    [property: Id(5)] JsonText Payload,
    [property: Id(6)] ImmutableArray<EarlierResult> Earlier,
    [property: Id(7)] int Attempt,
    [property: Id(8)] string Token,
    [property: Id(9)] DateTimeOffset LeaseUntil,
    [property: Id(10)] decimal BudgetUsd,
    [property: Id(11)] string RootCause);
