using AgentOps.Api.Access;
using AgentOps.Api.Lists;
using AgentOps.Api.Problems;
using AgentOps.Companies;

namespace AgentOps.Api.Agents;

/// <summary>The company's roster.</summary>
internal static class AgentsApi
{
    internal static void MapAgents(this RouteGroupBuilder company)
    {
        var agents = company.MapGroup("/agents").WithTags("agents");
        agents.MapGet("", List);
        agents.MapGet("/{agent}", Get);
    }

    private static async Task<Results<Ok<Page<AgentView>>, Fault>> List(Scope scope, IGrainFactory grains) =>
        await scope.Grain<ICompanyGrain>(grains).Get() is { } company
            ? TypedResults.Ok(new Page<AgentView>([.. company.Agents.Select(AgentView.Of)], null))
            : Fault.NoSuch("company");

    private static async Task<Results<Ok<AgentView>, Fault>> Get(Scope scope, string agent, IGrainFactory grains) =>
        (await scope.Grain<ICompanyGrain>(grains).Get())?.Agent(agent) is { } found
            ? TypedResults.Ok(AgentView.Of(found))
            : Fault.NoSuch("agent");
}
