using AgentOps.Api.Access;
using AgentOps.Api.Audit;
using AgentOps.Api.Lists;
using AgentOps.Api.Problems;
using AgentOps.Policies;

namespace AgentOps.Api.Triggers;

/// <summary>The company's trigger rules (SPEC §2.6).</summary>
internal static class TriggersApi
{
    private const int LongestCooldown = 60 * 24 * 366;

    internal static void MapTriggers(this RouteGroupBuilder company)
    {
        var triggers = company.MapGroup("/triggers").WithTags("triggers");
        triggers.MapGet("", List);
        triggers.MapPut("/{name}", Put).Needs(Role.Operator).Audits("trigger.put", "name");
    }

    private static async Task<Results<Ok<Page<TriggerView>>, Fault>> List(Scope scope, TriggerQueries triggers, TimeProvider time, CancellationToken cancellationToken)
    {
        var rows = await triggers.Rows(scope.Company, null, cancellationToken);
        var turns = await triggers.Due(scope.Company, cancellationToken);
        return TypedResults.Ok(new Page<TriggerView>([.. rows.Select(r => TriggerView.Of(r, turns, time.GetUtcNow()))], null));
    }

    private static async Task<Results<Ok<TriggerView>, Fault>> Put(
        Scope scope, string name, TriggerBody body, TriggerQueries triggers, IGrainFactory grains, TimeProvider time, CancellationToken cancellationToken)
    {
        var check = new Check();
        if (body.Event is not null) check.Name(body.Event, "event");
        check.That(body.CooldownMinutes is null or >= 0 and <= LongestCooldown, "cooldownMinutes", "must be 0 to 527040");
        if (check.Failed(out var fault)) return fault;
        if (!KeyText.IsName(name) || await triggers.Rows(scope.Company, name, cancellationToken) is not [var rule]) return Fault.NoSuch("trigger");
        var changed = rule with
        {
            TriggerEvent = body.Event ?? rule.TriggerEvent,
            Conditions = body.Conditions ?? rule.Conditions,
            ActionConfig = body.Action ?? rule.ActionConfig,
            CooldownMinutes = body.CooldownMinutes ?? rule.CooldownMinutes,
            Enabled = body.Enabled ?? rule.Enabled,
        };
        var reply = await scope.Grain<IPolicyGrain>(grains).PutRule(changed, scope.Actor, CancellationToken.None);
        if (!reply.Errors.IsDefaultOrEmpty) return Fault.Bad(reply.Errors);
        if (reply.Rule is not { } stored) return Fault.NoSuch("trigger");
        return TypedResults.Ok(TriggerView.Of(stored, await triggers.Due(scope.Company, cancellationToken), time.GetUtcNow()));
    }
}
