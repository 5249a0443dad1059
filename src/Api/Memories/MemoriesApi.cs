using AgentOps.Api.Access;
using AgentOps.Api.Audit;
using AgentOps.Api.Lists;
using AgentOps.Api.Problems;
using AgentOps.Companies;
using AgentOps.Memories;
using Microsoft.AspNetCore.Mvc;

namespace AgentOps.Api.Memories;

/// <summary>What agents remember (SPEC §4), and taking it back.</summary>
internal static class MemoriesApi
{
    private const int LongestId = 64;

    internal static void MapMemories(this RouteGroupBuilder company)
    {
        var memories = company.MapGroup("/agents/{agent}/memories").WithTags("agents");
        memories.MapGet("", List);
        memories.MapDelete("/{id}", Revoke).Needs(Role.Operator).Audits("memory.revoke", "id")
            .WithSummary("Takes a memory back, with everything that was derived from it.");
    }

    private static async Task<Results<Ok<Page<MemoryView>>, Fault>> List(
        Scope scope, string agent, [FromQuery(Name = "type")] string? type, [AsParameters] PageQuery page, MemoryQueries memories, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var check = new Check();
        page.Validate(ref check);
        MemoryType? only = Enum.TryParse<MemoryType>(type, ignoreCase: true, out var parsed) && Enum.IsDefined(parsed) ? parsed : null;
        check.That(type is null || (only is not null && char.IsAsciiLetterLower(type[0])), "type", "must be insight, pattern, strategy, preference or lesson");
        check.That(MemoryCursor.TryParse(page.Cursor, out var before), "cursor", "is no cursor of this list");
        if (check.Failed(out var fault)) return fault;
        if (!await Exists(scope, agent, grains)) return Fault.NoSuch("agent");
        return TypedResults.Ok(await memories.List(scope.Company, agent, only, before, page.Size, cancellationToken));
    }

    private static async Task<Results<NoContent, Fault>> Revoke(Scope scope, string agent, string id, IGrainFactory grains)
    {
        if (!await Exists(scope, agent, grains)) return Fault.NoSuch("agent");
        var known = id.Length <= LongestId && await grains.GetGrain<IMemoryGrain>(new AgentKey(scope.Company, agent).ToString()).Revoke(id, scope.Actor);
        return known ? TypedResults.NoContent() : Fault.NoSuch("memory");
    }

    private static async Task<bool> Exists(Scope scope, string agent, IGrainFactory grains) => (await scope.Grain<ICompanyGrain>(grains).Get())?.Agent(agent) is not null;
}
