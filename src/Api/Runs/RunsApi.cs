using AgentOps.Api.Access;
using AgentOps.Api.Audit;
using AgentOps.Api.Lists;
using AgentOps.Api.Problems;
using AgentOps.Heartbeats;

namespace AgentOps.Api.Runs;

/// <summary>Heartbeats: run one now, look at past ones.</summary>
internal static class RunsApi
{
    internal static void MapRuns(this RouteGroupBuilder company)
    {
        company.MapPost("/heartbeat", Run).Needs(Role.Operator).Audits("heartbeat.run").WithTags("runs");
        company.MapGet("/runs", List).WithTags("runs");
    }

    private static async Task<Results<Ok<RunView>, Fault>> Run(Scope scope, IGrainFactory grains) =>
        TypedResults.Ok(RunView.Of(await scope.Grain<IHeartbeatGrain>(grains).Run()));

    private static async Task<Results<Ok<Page<RunView>>, Fault>> List(Scope scope, [AsParameters] PageQuery page, RunQueries runs, CancellationToken cancellationToken)
    {
        var check = new Check();
        page.Validate(ref check);
        check.That(TimeCursor.TryParse(page.Cursor, out var after), "cursor", "is no cursor of this list");
        return check.Failed(out var fault) ? fault : TypedResults.Ok(await runs.List(scope.Company, after, page.Size, cancellationToken));
    }
}
