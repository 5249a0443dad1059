using System.Diagnostics;
using AgentOps.Missions;

namespace AgentOps.Steps;

/// <summary>Traces of steps at work: what an executor does (models, pages, grains) belongs below. Costs nothing while nobody listens.</summary>
internal static class StepActivity
{
    private static readonly ActivitySource Source = new("AgentOps");

    /// <summary>A step begins, in the trace in which it became ready; null when nobody listens.</summary>
    public static Activity? Start(CompanyKey company, ClaimedStep step, string? trace)
    {
        ActivityContext.TryParse(trace, null, isRemote: true, out var parent);
        var activity = Source.StartActivity($"step {step.Kind}", ActivityKind.Consumer, parent);
        return activity?.SetTag("agentops.company", company.Value).SetTag("agentops.mission", step.MissionId).SetTag("agentops.step", step.Id)
            .SetTag("agentops.agent", step.Agent).SetTag("agentops.attempt", step.Attempt);
    }
}
