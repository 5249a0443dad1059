using AgentOps.Api.Access;
using AgentOps.Api.Problems;
using AgentOps.Reactions;

namespace AgentOps.Api.Reactions;

/// <summary>Who is about to answer whom.</summary>
internal static class ReactionsApi
{
    internal static void MapReactions(this RouteGroupBuilder company) => company.MapGet("/reactions", Get).WithTags("reactions");

    private static async Task<Results<Ok<ReactionsView>, Fault>> Get(Scope scope, IGrainFactory grains)
    {
        var queue = await scope.Grain<IReactionGrain>(grains).Get();
        return TypedResults.Ok(new ReactionsView([.. queue.Waiting.Select(WaitingView.Of)], [.. queue.Patterns.Select(PatternView.Of)]));
    }
}
