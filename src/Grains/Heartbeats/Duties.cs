using System.Collections.Immutable;
using AgentOps.Events;
using AgentOps.Intake;
using AgentOps.Missions;
using AgentOps.Policies;
using AgentOps.Reactions;
using AgentOps.Roundtables;
using AgentOps.Steps;
using AgentOps.Triggers;

namespace AgentOps.Heartbeats;

/// <summary>The heartbeat's six duties (SPEC §2.5), each on its own. They answer counts; what they move is in the cursors.</summary>
internal sealed class Duties(CompanyKey company, IGrainFactory grains, PolicySet policies, IEventTail tail, IWorkList workList, TimeProvider clock)
{
    private const int Page = 500;

    /// <summary>How far triggers and reactions have read.</summary>
    public EventCursor TriggersAt { get; set; }

    /// <summary>How far reactions have read.</summary>
    public EventCursor ReactionsAt { get; set; }

    /// <summary>Duty 1: within its budget; what does not fit goes first next time, because the cursor stays before it.</summary>
    public async Task<ImmutableSortedDictionary<string, int>> EvaluateTriggers(CancellationToken cancellationToken)
    {
        var until = clock.GetUtcNow() + TimeSpan.FromMilliseconds(policies.Get(PolicyCatalog.Heartbeat).TriggerBudgetMs);
        var rules = (await grains.GetGrain<IPolicyGrain>(company.Grain).Rules()).Where(r => r.Enabled).ToList();
        var (read, fired) = (0, 0);
        do
        {
            var events = await tail.Read(company, TriggersAt, Page, cancellationToken);
            if (events.IsEmpty) break;
            foreach (var rule in rules)
            {
                var matching = events.Where(e => TriggerRules.Matches(rule, e)).ToImmutableArray();
                if (!matching.IsEmpty) fired += await grains.GetGrain<ITriggerGrain>(new NamedKey(company, rule.Name).ToString()).Consider(rule, matching, cancellationToken);
            }

            read += events.Length;
            TriggersAt = events[^1].Cursor;
            if (events.Length < Page) break;
        }
        while (clock.GetUtcNow() < until);
        return Counts(("events", read), ("fired", fired));
    }

    /// <summary>Duty 2: matches new events, then takes the queue through the door.</summary>
    public async Task<ImmutableSortedDictionary<string, int>> ProcessReactions(CancellationToken cancellationToken)
    {
        var budget = TimeSpan.FromMilliseconds(policies.Get(PolicyCatalog.Heartbeat).ReactionBudgetMs);
        var until = clock.GetUtcNow() + budget;
        var reactions = grains.GetGrain<IReactionGrain>(company.Grain);
        var queued = 0;
        do
        {
            var events = await tail.Read(company, ReactionsAt, Page, cancellationToken);
            if (events.IsEmpty) break;
            queued += await reactions.Match(events, cancellationToken);
            ReactionsAt = events[^1].Cursor;
            if (events.Length < Page) break;
        }
        while (clock.GetUtcNow() < until);
        return Counts(("queued", queued), ("proposed", await reactions.Process(budget, cancellationToken)));
    }

    /// <summary>Duty 3. Insights come with the people.</summary>
    public Task<ImmutableSortedDictionary<string, int>> PromoteInsights(CancellationToken cancellationToken) => Task.FromResult(Counts(("promoted", 0)));

    /// <summary>Duty 4. Outcomes come with the people.</summary>
    public Task<ImmutableSortedDictionary<string, int>> LearnFromOutcomes(CancellationToken cancellationToken) => Task.FromResult(Counts(("lessons", 0)));

    /// <summary>Duty 5: takes back what is stale, finds what a lost message left lying, and closes what nobody decided.</summary>
    public async Task<ImmutableSortedDictionary<string, int>> RecoverSteps(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var silent = now - TimeSpan.FromMinutes(policies.Get(PolicyCatalog.Heartbeat).StaleMinutes);
        var stale = await workList.Stale(company, now, silent, Page, cancellationToken);
        foreach (var mission in stale) await grains.GetGrain<IMissionGrain>(new MissionKey(company, mission).ToString()).Recover(cancellationToken);
        foreach (var kind in await workList.OpenKinds(company, cancellationToken))
            await grains.GetGrain<IStepQueueGrain>(new NamedKey(company, kind).ToString()).Reload(cancellationToken);
        var expired = await grains.GetGrain<IIntakeGrain>(company.Grain).ExpirePending(cancellationToken);
        return Counts(("recovered", stale.Length), ("expired", expired));
    }

    /// <summary>Duty 6: goes on with every conversation that is still open.</summary>
    public async Task<ImmutableSortedDictionary<string, int>> RecoverRoundtables(CancellationToken cancellationToken) =>
        Counts(("open", await grains.GetGrain<IScheduleGrain>(company.Grain).Recover(cancellationToken)));

    private static ImmutableSortedDictionary<string, int> Counts(params ReadOnlySpan<(string Name, int Count)> counts)
    {
        var all = ImmutableSortedDictionary.CreateBuilder<string, int>(StringComparer.Ordinal);
        foreach (var (name, count) in counts) all[name] = count;
        return all.ToImmutable();
    }
}
