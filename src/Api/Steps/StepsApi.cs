using AgentOps.Api.Access;
using AgentOps.Api.Problems;
using AgentOps.Missions;
using AgentOps.Steps;

namespace AgentOps.Api.Steps;

/// <summary>External workers: claim, renew, complete, fail (SPEC §2.2, §9).</summary>
internal static class StepsApi
{
    private const int LargestResult = 64 * 1024;
    private const int Most = 50;
    private const int LongestToken = 100;

    internal static void MapSteps(this RouteGroupBuilder company)
    {
        var steps = company.MapGroup("/steps").WithTags("steps").Needs(Role.Worker);
        steps.MapPost("/claim", Claim).WithSummary("Claims steps, waiting for one if asked to.");
        steps.MapPost("/{id}/renew", Renew).WithSummary("Extends the lease.");
        steps.MapPost("/{id}/complete", Complete).WithSummary("Records the result. The same token again is answered the same way; a stale one with 409.");
        steps.MapPost("/{id}/fail", Fail).WithSummary("Records a failed attempt: it is tried again with back-off, or fails.");
    }

    private static async Task<Results<Ok<ClaimView>, Fault>> Claim(Scope scope, ClaimBody body, StepClaims claims, CancellationToken cancellationToken)
    {
        var check = new Check();
        check.Line(body.Worker, "worker", 100);
        check.That(!ServerWorker.Is(body.Worker), "worker", "is the name of a server's own workers");
        check.That(body.Kinds.Length is >= 1 and <= Most, "kinds", "must be 1 to 50 kinds");
        for (var i = 0; i < Math.Min(body.Kinds.Length, Most); i++)
            if (!KeyText.IsName(body.Kinds[i])) check.Name(body.Kinds[i], $"kinds[{i}]");
        check.That(body.Max is >= 1 and <= Most, "max", "must be 1 to 50");
        check.That(body.WaitSeconds is >= 0 and <= 30, "waitSeconds", "must be 0 to 30");
        if (check.Failed(out var fault)) return fault;
        var claimed = await claims.Claim(
            scope.Company, body.Worker, [.. body.Kinds.Distinct(StringComparer.Ordinal)], body.Max, TimeSpan.FromSeconds(body.WaitSeconds), cancellationToken);
        return TypedResults.Ok(new ClaimView([.. claimed.Select(ClaimedStepView.Of)]));
    }

    private static Task<Results<Ok<StepView>, Fault>> Renew(Scope scope, string id, RenewBody body, IGrainFactory grains) =>
        Answer(scope, id, body.Token, null, grains, (mission, step) => mission.Renew(step, body.Token));

    private static Task<Results<Ok<StepView>, Fault>> Complete(Scope scope, string id, CompleteBody body, IGrainFactory grains) =>
        Answer(
            scope, id, body.Token, body.Result.ToString().Length > LargestResult ? Fault.Bad("result", "may have at most 64 KiB") : null, grains,
            (mission, step) => mission.Complete(new(step, body.Token, body.Result, [])));

    private static Task<Results<Ok<StepView>, Fault>> Fail(Scope scope, string id, FailBody body, IGrainFactory grains)
    {
        var check = new Check();
        check.Text(body.Error, "error", 4_000);
        check.That(!string.IsNullOrWhiteSpace(body.Error), "error", "must not be blank");
        check.Failed(out var fault);
        return Answer(scope, id, body.Token, fault, grains, (mission, step) => mission.Fail(new(step, body.Token, body.Error, body.Retryable, [])));
    }

    private static async Task<Results<Ok<StepView>, Fault>> Answer(
        Scope scope, string id, string token, Fault? fault, IGrainFactory grains, Func<IMissionGrain, int, Task<StepReply>> call)
    {
        if (fault is not null) return fault;
        if (token.Length is 0 or > LongestToken || token.Contains('\0')) return Fault.Bad("token", "is no fencing token");
        if (!StepKey.TryParse(id, out var key)) return Fault.NoSuch("step");
        var reply = await call(grains.GetGrain<IMissionGrain>(new MissionKey(scope.Company, key.Mission).ToString()), key.Number);
        return reply switch
        {
            { Step: null } => Fault.NoSuch("step"),
            { Stale: true } => Fault.Conflict("The token is not the current one: the step was given to somebody else, or has ended. Nothing was changed."),
            _ => TypedResults.Ok(StepView.Of(reply.Step, reply.LeaseUntil)),
        };
    }
}
