using System.Collections.Immutable;
using System.Globalization;
using AgentOps.Causes;
using AgentOps.Companies;
using AgentOps.Journals;
using AgentOps.Kinds;
using AgentOps.Policies;

namespace AgentOps.Intake;

/// <summary>
/// Stages 1 and 4–9 of the one door (SPEC §2.1), in order. Pure: counters come in as a <see cref="Tally"/> that an admitted proposal moves.
/// (Stages 2 and 3, shape and idempotency, come before; 8 and 10, recording and mission, after.)
/// </summary>
public static class Door
{
    /// <summary>Judges a proposal and, when it is admitted, moves the tally by what it holds.</summary>
    public static Verdict Judge(ProposeRequest request, Cause cause, DoorContext context, Tally tally)
    {
        var kinds = request.Steps.Select(s => s.Kind).ToImmutableArray();
        var rejection = Open(context.Company)
            ?? Runaway(cause, context.Policies, tally)
            ?? AgentLimit(request.Agent, context.Policies, tally)
            ?? Caps(kinds, context, tally);
        if (rejection is not null) return rejection;

        var holds = kinds.Select(kind => new StepHold(GateOf(kind, context.Company), context.Price(kind))).ToImmutableArray();
        if (Budget(request.Agent, holds.Sum(h => h.Usd), context.Policies, tally) is { } broke) return broke;

        tally.Move(DoorStages.OfAgent(request.Agent), tally.Day, 1);
        if (cause.Depth > 0) tally.Move(DoorStages.OfRoot(cause.Root), tally.Day, 1);
        Hold(request.Agent, holds, tally, 1);
        return new(null, null, holds, AutoApproved(kinds, context.Policies));
    }

    /// <summary>Stage 6 and 7 again, for steps that are to run once more.</summary>
    public static Verdict Readmit(string agent, ImmutableArray<string> kinds, DoorContext context, Tally tally)
    {
        if ((Open(context.Company) ?? Caps(kinds, context, tally)) is { } rejection) return rejection;
        var holds = kinds.Select(kind => new StepHold(GateOf(kind, context.Company), context.Price(kind))).ToImmutableArray();
        if (Budget(agent, holds.Sum(h => h.Usd), context.Policies, tally) is { } broke) return broke;
        Hold(agent, holds, tally, 1);
        return new(null, null, holds, true);
    }

    /// <summary>Takes (+1) or gives back (−1) what steps hold.</summary>
    public static void Hold(string agent, ImmutableArray<StepHold> holds, Tally tally, int sign)
    {
        foreach (var hold in holds)
        {
            if (hold.Gate is { } gate) tally.Move(gate, QuotaEntry.Open, sign);
            tally.Move(DoorStages.Budget, QuotaEntry.Open, 0, sign * hold.Usd);
            tally.Move(DoorStages.BudgetOfAgent(agent), QuotaEntry.Open, 0, sign * hold.Usd);
        }
    }

    /// <summary>
    /// How the counters move when a step ends for good on <paramref name="day"/>: its place is used up or given back, its reservation settled with what it
    /// really cost.
    /// </summary>
    public static IEnumerable<(string Gate, string Day, long Count, decimal Usd)> Settle(string agent, StepHold hold, decimal spentUsd, bool done, string day)
    {
        if (hold.Gate is { } gate)
        {
            yield return (gate, QuotaEntry.Open, -1, 0);
            if (done) yield return (gate, day, 1, 0);
        }

        foreach (var budget in (string[])[DoorStages.Budget, DoorStages.BudgetOfAgent(agent)])
        {
            yield return (budget, QuotaEntry.Open, 0, -hold.Usd);
            yield return (budget, day, 0, spentUsd);
        }
    }

    /// <summary>The counters a proposal may touch, to be read before it is judged.</summary>
    public static IEnumerable<string> Counters(ProposeRequest request, CompanyInfo company)
    {
        yield return DoorStages.OfAgent(request.Agent);
        yield return DoorStages.Budget;
        yield return DoorStages.BudgetOfAgent(request.Agent);
        if (request.Cause is { } cause) yield return DoorStages.OfRoot(cause.Root);
        foreach (var step in request.Steps)
        {
            if (GateOf(step.Kind, company) is { } gate) yield return gate;
        }
    }

    /// <summary>The gate that caps a kind; null when nothing does.</summary>
    public static string? GateOf(string kind, CompanyInfo company) => KindCatalog.Of(company).Find(kind)?.Gate;

    private static Verdict? Open(CompanyInfo company) => company.State switch
    {
        CompanyState.Open => null,
        CompanyState.Paused => Verdict.Reject(DoorStages.Company, "The company is paused."),
        _ => Verdict.Reject(DoorStages.Company, "The company is killed."),
    };

    private static Verdict? Runaway(Cause cause, PolicySet policies, Tally tally)
    {
        var loop = policies.Get(PolicyCatalog.Loop);
        if (cause.Depth > loop.MaxDepth)
            return Verdict.Reject(DoorStages.Loop, Text($"The chain of causes is too deep ({cause.Depth}/{loop.MaxDepth})."));
        if (cause.Depth == 0) return null;
        var descendants = tally.Today(DoorStages.OfRoot(cause.Root));
        return descendants >= loop.MaxDescendantsPerDay
            ? Verdict.Reject(DoorStages.Loop, Text($"One root has caused too much today ({descendants}/{loop.MaxDescendantsPerDay})."))
            : null;
    }

    private static Verdict? AgentLimit(string agent, PolicySet policies, Tally tally)
    {
        var limit = policies.Get(PolicyCatalog.AgentLimit).Limit;
        var used = tally.Today(DoorStages.OfAgent(agent));
        return used >= limit ? Verdict.Reject(DoorStages.AgentLimit, Text($"Daily limit of {agent} reached ({used}/{limit}).")) : null;
    }

    private static Verdict? Caps(ImmutableArray<string> kinds, DoorContext context, Tally tally)
    {
        foreach (var group in kinds.Select(kind => GateOf(kind, context.Company)).OfType<string>().GroupBy(gate => gate))
        {
            var (closed, limit) = Cap(group.Key, context);
            if (closed is not null) return Verdict.Reject(group.Key, closed);
            var used = tally.Places(group.Key);
            if (limit is { } max && used + group.Count() > max)
                return Verdict.Reject(group.Key, used >= max
                    ? Text($"Quota full ({used}/{max})")
                    : Text($"Quota too small ({used}/{max}, {group.Count()} wanted)"));
        }

        return null;
    }

    private static (string? Closed, long? Limit) Cap(string gate, DoorContext context)
    {
        var policies = context.Policies;
        switch (gate)
        {
            case Kinds.Gates.Posts:
                return (null, policies.Get(PolicyCatalog.XDailyQuota).Limit);
            case Kinds.Gates.Content:
                var content = policies.Get(PolicyCatalog.Content);
                return (content.Enabled ? null : "Content is switched off (content_policy.enabled is false).", content.MaxDraftsPerDay);
            case Kinds.Gates.Deploys:
                return (policies.Get(PolicyCatalog.Deploy).Enabled ? null : "Deployments are switched off (deploy_policy.enabled is false).", null);
            default:
                return (null, KindCatalog.Of(context.Company).All.FirstOrDefault(k => k.Gate == gate)?.MaxPerDay);
        }
    }

    private static Verdict? Budget(string agent, decimal estimate, PolicySet policies, Tally tally)
    {
        if (estimate <= 0) return null;
        var budget = policies.Get(PolicyCatalog.Budget);
        var (spent, ofAgent) = (tally.Usd(DoorStages.Budget), tally.Usd(DoorStages.BudgetOfAgent(agent)));
        if (spent + estimate > budget.DailyUsd)
            return Verdict.Reject(DoorStages.Budget, Money("The company's daily budget is used up", spent, budget.DailyUsd, estimate));
        return ofAgent + estimate > budget.AgentDailyUsd
            ? Verdict.Reject(DoorStages.Budget, Money($"The daily budget of {agent} is used up", ofAgent, budget.AgentDailyUsd, estimate))
            : null;
    }

    private static bool AutoApproved(ImmutableArray<string> kinds, PolicySet policies)
    {
        var auto = policies.Get(PolicyCatalog.AutoApprove);
        return auto.Enabled && kinds.All(kind => auto.AllowedStepKinds.Contains(kind));
    }

    private static string Money(string what, decimal taken, decimal limit, decimal wanted) =>
        Text($"{what} (${taken:0.0000} of ${limit:0.00} spent or reserved, ${wanted:0.0000} wanted).");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
