using System.Collections.Immutable;
using AgentOps.Agents;
using AgentOps.Companies;
using AgentOps.Events;
using AgentOps.Intake;
using AgentOps.Memories;
using AgentOps.Missions;
using AgentOps.Outcomes;
using AgentOps.Policies;
using AgentOps.Reactions;
using AgentOps.Routines;
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
        var all = await grains.GetGrain<IPolicyGrain>(company.Grain).Rules();
        var rules = all.Where(r => r.Enabled && !ProactiveRules.Is(r) && r.TriggerEvent != PostRules.HighEngagement).ToList();
        var (read, fired) = (0, 0);
        do
        {
            var events = await tail.Read(company, TriggersAt, Page, cancellationToken);
            if (events.IsEmpty) break;
            var heard = BridgedEvents.Heard(events, policies.Get(PolicyCatalog.Bridge));
            foreach (var rule in rules)
            {
                var matching = heard.Where(e => TriggerRules.Matches(rule, e)).ToImmutableArray();
                if (!matching.IsEmpty) fired += await Trigger(rule).Consider(rule, matching, cancellationToken);
            }

            read += events.Length;
            TriggersAt = events[^1].Cursor;
            if (events.Length < Page) break;
        }
        while (clock.GetUtcNow() < until);

        // What is no event of the tail comes last: when it fails, the tail has been read and its cursor stands.
        foreach (var rule in all.Where(r => r.Enabled && r.TriggerEvent == PostRules.HighEngagement)) fired += await ConsiderEngagement(rule, cancellationToken);
        foreach (var rule in all.Where(ProactiveRules.Is)) await Trigger(rule).Schedule(cancellationToken);
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
            queued += await reactions.Match(BridgedEvents.Heard(events, policies.Get(PolicyCatalog.Bridge)), cancellationToken);
            ReactionsAt = events[^1].Cursor;
            if (events.Length < Page) break;
        }
        while (clock.GetUtcNow() < until);
        return Counts(("queued", queued), ("proposed", await reactions.Process(budget, cancellationToken)));
    }

    /// <summary>Duty 3: every agent's memories fade or are promoted. One agent's failure keeps no other from it.</summary>
    public async Task<ImmutableSortedDictionary<string, int>> PromoteInsights(CancellationToken cancellationToken)
    {
        var promoted = 0;
        await Each(async agent => promoted += await grains.GetGrain<IMemoryGrain>(agent.ToString()).Maintain(cancellationToken), "memories could not be looked after", cancellationToken);
        return Counts(("promoted", promoted));
    }

    /// <summary>Duty 4: lessons from posts, strategies and lessons from missions, confidence from what a memory led to.</summary>
    public async Task<ImmutableSortedDictionary<string, int>> LearnFromOutcomes(CancellationToken cancellationToken)
    {
        var learned = await grains.GetGrain<IOutcomeGrain>(company.Grain).Learn(cancellationToken);
        return Counts(("lessons", learned.Lessons), ("missions", learned.Missions), ("influenced", learned.Influenced));
    }

    /// <summary>Duty 5: takes back what is stale, finds what a lost message left lying, and closes what nobody decided.</summary>
    public async Task<ImmutableSortedDictionary<string, int>> RecoverSteps(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var silent = now - TimeSpan.FromMinutes(policies.Get(PolicyCatalog.Heartbeat).StaleMinutes);
        var stale = await workList.Stale(company, now, silent, Page, cancellationToken);
        foreach (var mission in stale) await grains.GetGrain<IMissionGrain>(new MissionKey(company, mission).ToString()).Recover(null, cancellationToken);
        foreach (var kind in await workList.OpenKinds(company, cancellationToken))
            await grains.GetGrain<IStepQueueGrain>(new NamedKey(company, kind).ToString()).Reload(cancellationToken);
        var expired = await grains.GetGrain<IIntakeGrain>(company.Grain).ExpirePending(cancellationToken);
        return Counts(("recovered", stale.Length), ("expired", expired));
    }

    /// <summary>Duty 6: goes on with every conversation that is still open.</summary>
    public async Task<ImmutableSortedDictionary<string, int>> RecoverRoundtables(CancellationToken cancellationToken) =>
        Counts(("open", await grains.GetGrain<IScheduleGrain>(company.Grain).Recover(cancellationToken)));

    /// <summary>After the six: agents whose time has come get an initiative. Asks no model.</summary>
    public async Task<ImmutableSortedDictionary<string, int>> QueueInitiatives(CancellationToken cancellationToken)
    {
        var queued = 0;
        await Each(async agent => queued += await grains.GetGrain<IAgentGrain>(agent.ToString()).Consider(cancellationToken) ? 1 : 0, "initiatives could not be looked at", cancellationToken);
        return Counts(("queued", queued));
    }

    /// <summary>After the six: routines that lost their reminder get it again, and those that ran learn how it ended.</summary>
    public async Task<ImmutableSortedDictionary<string, int>> LookAtRoutines(CancellationToken cancellationToken)
    {
        var routines = (await grains.GetGrain<ICompanyGrain>(company.Grain).Get())?.Routines ?? [];
        foreach (var routine in routines) await grains.GetGrain<IRoutineGrain>($"{company}/{routine}").Schedule(cancellationToken);
        return Counts(("routines", routines.Length));
    }

    /// <summary>Does something for every agent; one that fails keeps no other from it, and is told at the end.</summary>
    private async Task Each(Func<AgentKey, Task> work, string what, CancellationToken cancellationToken)
    {
        List<Exception> failed = [];
        foreach (var agent in (await grains.GetGrain<ICompanyGrain>(company.Grain).Get())?.Agents ?? [])
        {
            try
            {
                await work(new(company, agent.Key));
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
            {
                failed.Add(error);
            }
        }

        if (failed.Count > 0) throw new AggregateException($"{failed.Count} agents' {what}.", failed);
    }

    private async Task<int> ConsiderEngagement(TriggerRule rule, CancellationToken cancellationToken)
    {
        var conditions = TriggerChecks.Conditions(rule.Conditions) ?? new();
        var engaged = await grains.GetGrain<IOutcomeGrain>(company.Grain).Engaged(conditions.MinRate, TimeSpan.FromMinutes(conditions.WindowMinutes));
        return engaged.IsEmpty ? 0 : await Trigger(rule).Consider(rule, engaged, cancellationToken);
    }

    private ITriggerGrain Trigger(TriggerRule rule) => grains.GetGrain<ITriggerGrain>(new NamedKey(company, rule.Name).ToString());

    private static ImmutableSortedDictionary<string, int> Counts(params ReadOnlySpan<(string Name, int Count)> counts)
    {
        var all = ImmutableSortedDictionary.CreateBuilder<string, int>(StringComparer.Ordinal);
        foreach (var (name, count) in counts) all[name] = count;
        return all.ToImmutable();
    }
}
