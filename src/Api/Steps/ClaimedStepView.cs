using AgentOps.Causes;
using AgentOps.Json;
using AgentOps.Missions;

namespace AgentOps.Api.Steps;

/// <summary>A step in a worker's hands.</summary>
public sealed record ClaimedStepView(string Id, Guid MissionId, string Kind, JsonText Payload, ContextView Context, int Attempt, LeaseView Lease)
{
    internal static ClaimedStepView Of(ClaimedStep s) => new(
        s.Id, s.MissionId, s.Kind, s.Payload,
        new(s.Title, s.Agent, [.. s.Earlier.Select(e => new EarlierView(e.StepId, e.Kind, e.Result))], s.RootCause, Cause.BeganOutside(s.RootCause)),
        s.Attempt, new(s.Token, s.LeaseUntil));
}
