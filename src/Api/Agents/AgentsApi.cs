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

    private static async Task<Results<Ok<Page<AgentView>>, Fault>> List(
        Scope scope, IGrainFactory grains, MemoryQueries memories, AgentQueries agents, CancellationToken cancellationToken) =>
        await scope.Grain<ICompanyGrain>(grains).Get() is { } company
            ? TypedResults.Ok(new Page<AgentView>(await Views(scope, company.Agents, grains, memories, agents, cancellationToken), null))
            : Fault.NoSuch("company");

    private static async Task<Results<Ok<AgentView>, Fault>> Get(
        Scope scope, string agent, IGrainFactory grains, MemoryQueries memories, AgentQueries agents, CancellationToken cancellationToken) =>
        (await scope.Grain<ICompanyGrain>(grains).Get())?.Agent(agent) is { } found
            ? TypedResults.Ok((await Views(scope, [found], grains, memories, agents, cancellationToken))[0])
            : Fault.NoSuch("agent");

    private static async Task<List<AgentView>> Views(
        Scope scope, IReadOnlyList<AgentInfo> roster, IGrainFactory grains, MemoryQueries memories, AgentQueries agents, CancellationToken cancellationToken)
    {
        var counts = await memories.Counts(scope.Company, roster.Count == 1 ? roster[0].Key : null, cancellationToken);
        var working = await agents.Working(scope.Company, cancellationToken);
        var schedule = scope.Grain<IScheduleGrain>(grains);
        List<AgentView> views = [];
        foreach (var agent in roster)
        {
            var voice = await schedule.Voice(agent.Key, cancellationToken);
            views.Add(AgentView.Of(agent, voice.Select(ModifierView.Of), counts[agent.Key], working.Contains(agent.Key)));
        }

        return views;
    }
}
