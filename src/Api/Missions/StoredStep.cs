using AgentOps.Api.Steps;
using AgentOps.Json;
using AgentOps.Missions;

namespace AgentOps.Api.Missions;

/// <summary>A step inside <c>ops_missions.steps</c>; what is not named here (the token) is not read.</summary>
internal sealed record StoredStep(
    int Number,
    string Kind,
    StepStatus Status,
    JsonText Payload,
    JsonText? Result,
    string? Error,
    int Attempts,
    string? Worker,
    DateTimeOffset? StartedAt,
    DateTimeOffset? FinishedAt,
    decimal SpentUsd)
{
    internal StepView Of(Guid mission) =>
        new(new StepKey(mission, Number).ToString(), Kind, Status, Payload, Result, Error, Attempts, Worker, StartedAt, FinishedAt, SpentUsd);
}
