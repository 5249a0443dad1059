using System.ComponentModel;
using AgentOps.Api.Problems;
using Microsoft.AspNetCore.Mvc;

namespace AgentOps.Api.Proposals;

/// <summary>Which proposals are asked for.</summary>
public readonly record struct ProposalFilter(
    [property: FromQuery(Name = "status"), Description("pending, accepted or rejected.")] string? Status,
    [property: FromQuery(Name = "agent")] string? Agent,
    [property: FromQuery(Name = "source"), Description("person, agent, trigger, reaction, initiative, action_item, routine or mcp.")] string? Source)
{
    internal void Validate(ref Check check)
    {
        check.That(Status is null or "pending" or "accepted" or "rejected", "status", "must be pending, accepted or rejected");
        if (Agent is not null) check.Key(Agent, "agent");
        if (Source is not null) check.Name(Source, "source");
    }
}
