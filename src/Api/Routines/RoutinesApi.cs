using AgentOps.Api.Access;
using AgentOps.Api.Audit;
using AgentOps.Api.Lists;
using AgentOps.Api.Problems;
using AgentOps.Routines;

namespace AgentOps.Api.Routines;

/// <summary>The agents' own schedule (SPEC §9).</summary>
internal static class RoutinesApi
{
    internal static void MapRoutines(this RouteGroupBuilder company)
    {
        var routines = company.MapGroup("/routines").WithTags("routines");
        routines.MapGet("", List);
        routines.MapGet("/{agent}/{name}/runs", Runs).WithSummary("Its runs, newest first, each with what it came to: the briefings are read here.");
        routines.MapPut("/{agent}/{name}", Put).Needs(Role.Operator).Audits("routine.put", "name");
        routines.MapPost("/{agent}/{name}/run", Run).Needs(Role.Operator).Audits("routine.run", "name").WithSummary("Runs it now, besides its schedule.");
    }

    private static async Task<Results<Ok<Page<RoutineView>>, Fault>> List(Scope scope, RoutineQueries routines, CancellationToken cancellationToken) =>
        TypedResults.Ok(new Page<RoutineView>(await routines.All(scope.Company, cancellationToken), null));

    private static async Task<Results<Ok<Page<RoutineRunView>>, Fault>> Runs(
        Scope scope, string agent, string name, [AsParameters] PageQuery page, RoutineQueries routines, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var check = new Check();
        page.Validate(ref check);
        check.That(TimeCursor.TryParse(page.Cursor, out var after), "cursor", "is no cursor of this list");
        if (check.Failed(out var fault)) return fault;
        if (Find(scope, agent, name, grains) is not { } routine || await routine.Get() is null) return Fault.NoSuch("routine");
        return TypedResults.Ok(await routines.Runs(scope.Company, agent, name, after, page.Size, cancellationToken));
    }

    private static async Task<Results<Ok<RoutineView>, Fault>> Put(Scope scope, string agent, string name, RoutineBody body, IGrainFactory grains)
    {
        if (Find(scope, agent, name, grains) is not { } routine) return Fault.NoSuch("routine");
        var reply = await routine.Put(body.Cron, body.Enabled, scope.Actor);
        if (!reply.Errors.IsDefaultOrEmpty) return Fault.Bad(reply.Errors);
        return reply.Routine is { } changed ? TypedResults.Ok(RoutineView.Of(changed)) : Fault.NoSuch("routine");
    }

    private static async Task<Results<Ok<RoutineView>, Fault>> Run(Scope scope, string agent, string name, IGrainFactory grains) =>
        Find(scope, agent, name, grains) is { } routine && await routine.Run(scope.Actor) is { } ran ? TypedResults.Ok(RoutineView.Of(ran)) : Fault.NoSuch("routine");

    private static IRoutineGrain? Find(Scope scope, string agent, string name, IGrainFactory grains) =>
        KeyText.IsKey(agent) && KeyText.IsName(name) ? grains.GetGrain<IRoutineGrain>(new RoutineKey(scope.Company, agent, name).ToString()) : null;
}
