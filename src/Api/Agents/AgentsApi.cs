using AgentOps.Api.Access;
using AgentOps.Api.Lists;
using AgentOps.Api.Memories;
using AgentOps.Api.Problems;
using AgentOps.Companies;
using AgentOps.Roundtables;

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

    private static async Task<Results<Ok<Page<AgentView>>, Fault>> List(Scope scope, IGrainFactory grains, MemoryQueries memories, CancellationToken cancellationToken)
    {
        if (await scope.Grain<ICompanyGrain>(grains).Get() is not { } company) return Fault.NoSuch("company");
        var counts = await memories.Counts(scope.Company, null, cancellationToken);
        var schedule = scope.Grain<IScheduleGrain>(grains);
        var voices = await Task.WhenAll(company.Agents.Select(a => schedule.Voice(a.Key, cancellationToken)));
        return TypedResults.Ok(new Page<AgentView>([.. company.Agents.Select((a, i) => AgentView.Of(a, counts[a.Key], voices[i]))], null));
    }

    private static async Task<Results<Ok<AgentView>, Fault>> Get(Scope scope, string agent, IGrainFactory grains, MemoryQueries memories, CancellationToken cancellationToken) =>
        (await scope.Grain<ICompanyGrain>(grains).Get())?.Agent(agent) is { } found
            ? TypedResults.Ok(AgentView.Of(
                found, (await memories.Counts(scope.Company, agent, cancellationToken))[agent], await scope.Grain<IScheduleGrain>(grains).Voice(agent, cancellationToken)))
            : Fault.NoSuch("agent");
}
