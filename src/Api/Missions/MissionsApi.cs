using AgentOps.Api.Access;
using AgentOps.Api.Audit;
using AgentOps.Api.Lists;
using AgentOps.Api.Problems;
using AgentOps.Intake;
using AgentOps.Missions;

namespace AgentOps.Api.Missions;

/// <summary>Missions: look, cancel, retry (SPEC §2.2).</summary>
internal static class MissionsApi
{
    internal static void MapMissions(this RouteGroupBuilder company)
    {
        var missions = company.MapGroup("/missions").WithTags("missions");
        missions.MapGet("", List);
        missions.MapGet("/{id:guid}", Get);
        missions.MapPost("/{id:guid}/cancel", Cancel).Needs(Role.Operator).Audits("mission.cancel", "id");
        missions.MapPost("/{id:guid}/retry", Retry).Needs(Role.Operator).Audits("mission.retry", "id")
            .WithSummary("Runs again what did not succeed. 409 when the company's rules do not let it.");
    }

    private static async Task<Results<Ok<Page<MissionView>>, Fault>> List(
        Scope scope, [AsParameters] MissionFilter filter, [AsParameters] PageQuery page, MissionQueries missions, CancellationToken cancellationToken)
    {
        var check = new Check();
        filter.Validate(ref check);
        page.Validate(ref check);
        check.That(TimeCursor.TryParse(page.Cursor, out var after), "cursor", "is no cursor of this list");
        return check.Failed(out var fault) ? fault : TypedResults.Ok(await missions.List(scope.Company, filter, after, page.Size, cancellationToken));
    }

    private static async Task<Results<Ok<MissionView>, Fault>> Get(Scope scope, Guid id, IGrainFactory grains) => Answer(await Grain(scope, id, grains).Get());

    private static async Task<Results<Ok<MissionView>, Fault>> Cancel(Scope scope, Guid id, IGrainFactory grains) =>
        Answer(await Grain(scope, id, grains).Cancel(scope.Actor));

    private static async Task<Results<Ok<MissionView>, Fault>> Retry(Scope scope, Guid id, IGrainFactory grains)
    {
        var reply = await scope.Grain<IIntakeGrain>(grains).Retry(id, scope.Actor);
        return reply.Rejection is { } rejection ? Fault.Conflict(rejection) : Answer(reply.Mission);
    }

    private static IMissionGrain Grain(Scope scope, Guid id, IGrainFactory grains) => grains.GetGrain<IMissionGrain>(new MissionKey(scope.Company, id).ToString());

    private static Results<Ok<MissionView>, Fault> Answer(MissionRecord? mission) =>
        mission is null ? Fault.NoSuch("mission") : TypedResults.Ok(MissionView.Of(mission));
}
