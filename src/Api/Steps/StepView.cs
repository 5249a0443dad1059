using System.Text.Json.Serialization;
using AgentOps.Json;
using AgentOps.Missions;

namespace AgentOps.Api.Steps;

/// <summary>A step (API.md). <see cref="Cost"/> is in USD. The fencing token is never shown.</summary>
public sealed record StepView(
    string Id,
    string Kind,
    StepStatus Status,
    JsonText Payload,
    JsonText? Result,
    string? Error,
    int Attempts,
    string? Worker,
    DateTimeOffset? StartedAt,
    DateTimeOffset? FinishedAt,
    decimal Cost,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? LeaseUntil = null)
{
    internal static StepView Of(StepRecord s, DateTimeOffset? leaseUntil = null) =>
        new(s.Id, s.Kind, s.Status, s.Payload, s.Result, s.Error, s.Attempts, s.Worker, s.StartedAt, s.FinishedAt, s.Cost, leaseUntil);
}
