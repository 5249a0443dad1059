using System.ComponentModel;
using AgentOps.Api.Problems;
using Microsoft.AspNetCore.Mvc;

namespace AgentOps.Api.Missions;

/// <summary>Which missions are asked for.</summary>
public readonly record struct MissionFilter(
    [property: FromQuery(Name = "status"), Description("approved, running, succeeded, failed or cancelled.")] string? Status,
    [property: FromQuery(Name = "agent")] string? Agent)
{
    internal void Validate(ref Check check)
    {
        check.That(
            Status is null or "approved" or "running" or "succeeded" or "failed" or "cancelled",
            "status", "must be approved, running, succeeded, failed or cancelled");
        if (Agent is not null) check.Key(Agent, "agent");
    }
}
