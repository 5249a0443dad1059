using AgentOps.Api.Access;
using AgentOps.Api.Problems;
using AgentOps.Policies;

namespace AgentOps.Api.Initiatives;

/// <summary>Who is about to propose by itself.</summary>
internal static class InitiativesApi
{
    internal static void MapInitiatives(this RouteGroupBuilder company) => company.MapGet("/initiatives", Get).WithTags("initiatives");

    private static async Task<Results<Ok<InitiativesView>, Fault>> Get(Scope scope, InitiativeQueries initiatives, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var policy = (await scope.Grain<IPolicyGrain>(grains).Get()).Get(PolicyCatalog.Initiative);
        var agents = await initiatives.All(scope.Company, cancellationToken);
        return TypedResults.Ok(new InitiativesView(
            policy.Enabled,
            [.. agents.Where(a => a is { Id: not null, QueuedAt: not null }).Select(a => new WaitingInitiativeView(a.Id!.Value, a.Agent, a.QueuedAt!.Value))],
            [.. agents.Where(a => a.LastAt is not null).Select(a => new CooldownView(a.Agent, a.LastAt!.Value, a.LastAt.Value.AddHours(policy.CooldownHours), a.LastError))]));
    }
}
