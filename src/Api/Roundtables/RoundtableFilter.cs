using System.ComponentModel;
using AgentOps.Api.Problems;
using Microsoft.AspNetCore.Mvc;

namespace AgentOps.Api.Roundtables;

/// <summary>Which conversations are asked for.</summary>
public readonly record struct RoundtableFilter(
    [property: FromQuery(Name = "status"), Description("running, distilling, applying, succeeded or failed.")] string? Status,
    [property: FromQuery(Name = "format")] string? Format,
    [property: FromQuery(Name = "agent"), Description("Only conversations this agent takes part in.")] string? Agent)
{
    internal void Validate(ref Check check)
    {
        check.That(
            Status is null or "running" or "distilling" or "applying" or "succeeded" or "failed", "status", "must be running, distilling, applying, succeeded or failed");
        if (Format is not null) check.Name(Format, "format");
        if (Agent is not null) check.Key(Agent, "agent");
    }
}
