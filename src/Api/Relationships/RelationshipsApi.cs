using AgentOps.Api.Access;
using AgentOps.Api.Lists;
using AgentOps.Api.Problems;
using AgentOps.Companies;
using AgentOps.Relationships;

namespace AgentOps.Api.Relationships;

/// <summary>How agents stand to each other (SPEC §5).</summary>
internal static class RelationshipsApi
{
    internal static void MapRelationships(this RouteGroupBuilder company)
    {
        var relationships = company.MapGroup("/relationships").WithTags("relationships");
        relationships.MapGet("", List);
        relationships.MapGet("/{a}/{b}", Get).WithSummary("One pair; the order of the two does not matter.");
    }

    private static async Task<Results<Ok<Page<RelationshipView>>, Fault>> List(Scope scope, RelationshipQueries relationships, CancellationToken cancellationToken) =>
        TypedResults.Ok(new Page<RelationshipView>(await relationships.All(scope.Company, cancellationToken), null));

    private static async Task<Results<Ok<RelationshipView>, Fault>> Get(Scope scope, string a, string b, IGrainFactory grains)
    {
        var roster = await scope.Grain<ICompanyGrain>(grains).Get();
        if (a == b || roster?.Agent(a) is null || roster.Agent(b) is null) return Fault.NoSuch("relationship");
        return TypedResults.Ok(RelationshipView.Of(await grains.GetGrain<IRelationshipGrain>(new PairKey(scope.Company, a, b).ToString()).Get()));
    }
}
