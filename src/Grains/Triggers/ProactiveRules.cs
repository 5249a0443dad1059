using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using AgentOps.Causes;
using AgentOps.Companies;
using AgentOps.Events;
using AgentOps.Intake;
using AgentOps.Journals;
using AgentOps.Json;
using AgentOps.Memories;
using AgentOps.Policies;
using AgentOps.Time;

namespace AgentOps.Triggers;

/// <summary>
/// When a proactive rule's time has come and what it proposes (SPEC §2.6). Pure; every chance is the dice of (company seed, what for, rule and turn).
/// Turn 0 is due within the first half hour of a new company; turn n is due n periods later, by the jitter late.
/// </summary>
public static class ProactiveRules
{
    /// <summary>The <c>trigger_event</c> of rules whose time comes by itself.</summary>
    public const string Event = "proactive";

    /// <summary>Memories below this choose no topic.</summary>
    public const decimal MinConfidence = 0.6m;

    /// <summary>At most so many memories are looked at.</summary>
    public const int MaxMemories = 10;

    private const double FirstWithinMinutes = 28;
    private const double FirstAfterMinutes = 2;
    private const double CatchUpWithinMinutes = 10;
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(5);
    private static readonly ConditionalWeakTable<string, StrongBox<ProactiveConditions?>> Read = [];

    /// <summary>True for a rule whose time comes by itself.</summary>
    public static bool Is(TriggerRule rule) => rule.TriggerEvent == Event;

    /// <summary>The row that a template's proactive rule becomes.</summary>
    public static TriggerRule ToRule(TemplateProactive rule)
    {
        var conditions = new ProactiveConditions { PeriodMinutes = rule.EveryMinutes, Topics = rule.Topics };
        var action = new { rule.Agent, rule.Title, rule.Reason, rule.Steps };
        return new(
            rule.Name, Event, new(JsonSerializer.Serialize(conditions, Wire.State)), new(JsonSerializer.Serialize(action, Wire.State)),
            rule.EveryMinutes / 2, Enabled: true, FireCount: 0, LastFiredAt: null, Version: 0);
    }

    /// <summary>The conditions in JSON; null when they have another shape or values that make no sense. Read once a text: every heartbeat asks again.</summary>
    public static ProactiveConditions? Conditions(JsonText json) => Read.GetValue(json.ToString(), static text => new(Parse(text))).Value;

    private static ProactiveConditions? Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<ProactiveConditions>(json, Wire.State) is { } c
                && c.PeriodMinutes is >= 1 and <= 100_000 && Range(c.JitterMinutes, 10_000) && Range(c.Skip, 1)
                && !c.Topics.IsDefaultOrEmpty && c.Topics.All(t => !string.IsNullOrWhiteSpace(t)) ? c : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The state with the next turn planned; the same instance when it is already planned with this period.</summary>
    public static TriggerState Plan(TriggerRule rule, TriggerState state, CompanyInfo company, DateTimeOffset now)
    {
        var conditions = Conditions(rule.Conditions)!;
        if (state.DueAt is not null && state.PeriodMinutes == conditions.PeriodMinutes) return state;
        if (state.DueAt is null)
        {
            var first = Dice(company, "trigger-first", rule, 0).Between(FirstAfterMinutes, FirstWithinMinutes);
            var from = state.LastFiredAt is null && company.CreatedAt + TimeSpan.FromMinutes(FirstWithinMinutes) > now ? company.CreatedAt : now;
            var due = Max(from + TimeSpan.FromMinutes(first), now);
            return state with { BaseAt = due, DueAt = due, PeriodMinutes = conditions.PeriodMinutes, Journal = [] };
        }

        return Next(rule, state with { BaseAt = now, PeriodMinutes = conditions.PeriodMinutes }, company, now) with { Journal = [] };
    }

    /// <summary>What to do now. Cheap checks come first: nothing else is read for a rule that is off or cools down.</summary>
    public static ProactiveDecision Decide(TriggerRule rule, TriggerState state, CompanyInfo company, DateTimeOffset now)
    {
        if (state.DueAt is not { } due || now < due) return ProactiveDecision.NotDue;
        if (!rule.Enabled || company.State != CompanyState.Open) return ProactiveDecision.Pass;
        if (state.LastFiredAt is { } last && now < last + TimeSpan.FromMinutes(rule.CooldownMinutes)) return ProactiveDecision.Pass;
        if (now > due + Late && !state.CatchingUp) return ProactiveDecision.CatchUp;
        return Skips(rule, state.Turn, company) ? ProactiveDecision.Skip : ProactiveDecision.Fire;
    }

    /// <summary>Whether a turn is skipped: with a probability drawn from the rule's range.</summary>
    public static bool Skips(TriggerRule rule, long turn, CompanyInfo company)
    {
        var dice = Dice(company, "trigger-skip", rule, turn);
        var range = Conditions(rule.Conditions)!.Skip;
        return dice.Chance(dice.Between(range[0], range[1]));
    }

    /// <summary>Whether a turn asks the agent's memories for its topic.</summary>
    public static bool AsksMemory(TriggerRule rule, long turn, CompanyInfo company, MemoryInfluencePolicy policy) =>
        policy.Enabled && Dice(company, "trigger-memory", rule, turn).Chance(policy.Probability);

    /// <summary>The topic that the memories cover best, with the memory; without one that covers any, the next in turn.</summary>
    public static ChosenTopic Topic(TriggerRule rule, TriggerState state, ImmutableArray<Memory> memories)
    {
        var topics = Conditions(rule.Conditions)!.Topics;
        var next = (int)(state.Fired % topics.Length);
        var best = memories
            .SelectMany(m => topics.Where(t => (t != state.LastTopic || topics.Length == 1) && !Echoes(m, t)).Select(topic => (
                Memory: m, Topic: topic, Covers: MemoryText.Covers(topic, m.Content, m.Tags), Turn: (topics.IndexOf(topic) - next + topics.Length) % topics.Length)))
            .Where(c => c.Covers > 0)
            .OrderByDescending(c => c.Covers * (double)c.Memory.Confidence).ThenBy(c => c.Turn).ThenBy(c => c.Memory.Id, StringComparer.Ordinal)
            .FirstOrDefault();
        return best.Memory is null ? new(topics[next], null) : new(best.Topic, best.Memory);
    }

    /// <summary>True when a memory only says that this very topic was worked on: it would choose the same topic for ever.</summary>
    private static bool Echoes(Memory memory, string topic) => memory.Source == "mission" && memory.Content.Contains(topic, StringComparison.OrdinalIgnoreCase);

    /// <summary>The turn is caught up a little later.</summary>
    public static TriggerState CatchUp(TriggerRule rule, TriggerState state, CompanyInfo company, DateTimeOffset now)
    {
        var wait = TimeSpan.FromMinutes(Dice(company, "trigger-catch-up", rule, state.Turn).Between(0, CatchUpWithinMinutes));
        return state with { DueAt = now + wait, CatchingUp = true, Journal = [] };
    }

    /// <summary>The turn passes unrecorded; the next one is planned.</summary>
    public static TriggerState Pass(TriggerRule rule, TriggerState state, CompanyInfo company, DateTimeOffset now) => Next(rule, state, company, now) with { Journal = [] };

    /// <summary>The turn is skipped; the next one is planned.</summary>
    public static TriggerState Skip(TriggerRule rule, TriggerState state, CompanyInfo company, DateTimeOffset now)
    {
        var journal = Journal(rule, state, company, now);
        journal.Event(
            EventKinds.TriggerSkipped, $"{company.NameOf(TriggerChecks.Action(rule.ActionConfig)!.Agent)} lets it pass this time", Root(rule, state), TriggerChecks.Action(rule.ActionConfig)!.Agent,
            summary: $"The dice skipped a turn of {rule.Name}.", data: new { trigger = rule.Name, state.Turn, dueAt = state.DueAt });
        return Next(rule, state, company, now) with { Serial = journal.Serial, Journal = journal.ToJournal() };
    }

    /// <summary>The turn proposes about a topic; the next one is planned.</summary>
    public static TriggerState Fire(TriggerRule rule, TriggerState state, CompanyInfo company, ChosenTopic topic, DateTimeOffset now)
    {
        var action = TriggerChecks.Action(rule.ActionConfig)!;
        var journal = Journal(rule, state, company, now);
        var memory = topic.Memory;
        var fired = journal.Event(
            EventKinds.TriggerFired, $"{company.NameOf(action.Agent)} has something in mind: {topic.Topic}", Root(rule, state), action.Agent, summary: memory?.Content,
            data: new
            {
                trigger = rule.Name, topic.Topic, state.Turn, catchUp = state.CatchingUp ? true : (bool?)null,
                memoryInfluenced = memory is null ? (bool?)null : true, memoryId = memory?.Id,
            },
            untrusted: memory?.Untrusted ?? false);
        journal.Add(new RuleFiredEntry(company.Key.Value, rule.Name, 1, now));
        var values = new[] { ("topic", topic.Topic) };
        var reason = Placeholders.Fill(action.Reason ?? $"Trigger {rule.Name}", values, 1_500);
        var request = new ProposeRequest(
            action.Agent, Placeholders.Fill(action.Title, values, 200),
            memory is null ? reason : $"{reason} (Chosen because of what {company.NameOf(action.Agent)} remembers: {memory.Content})",
            [.. action.Steps.Select(s => new ProposedStep(s.Kind, Placeholders.Fill(s.Payload, values)))],
            "trigger", rule.Name, string.Create(CultureInfo.InvariantCulture, $"trigger:{rule.Name}:{state.Turn}:{state.BaseAt!.Value.ToUnixTimeSeconds()}"), Root(rule, state).By($"event:{fired}"), memory?.Id);
        return Next(rule, state, company, now) with
        {
            LastFiredAt = now, LastTopic = topic.Topic, Fired = state.Fired + 1, Pending = state.Pending.Add(request), Serial = journal.Serial, Journal = journal.ToJournal(),
        };
    }

    /// <summary>The next turn that is not over yet: what was missed is not made up for.</summary>
    private static TriggerState Next(TriggerRule rule, TriggerState state, CompanyInfo company, DateTimeOffset now)
    {
        var conditions = Conditions(rule.Conditions)!;
        var period = TimeSpan.FromMinutes(conditions.PeriodMinutes);
        var since = now - state.BaseAt!.Value - TimeSpan.FromMinutes(conditions.JitterMinutes[1]);
        for (var missed = Math.Max(0, since.Ticks / period.Ticks); ; missed++)
        {
            var (turn, at) = (state.Turn + missed + 1, state.BaseAt.Value + (period * (missed + 1)));
            var jitter = TimeSpan.FromMinutes(Dice(company, "trigger-jitter", rule, turn).Between(conditions.JitterMinutes[0], conditions.JitterMinutes[1]));
            if (at + jitter > now) return state with { Turn = turn, BaseAt = at, DueAt = at + jitter, CatchingUp = false };
        }
    }

    private static Cause Root(TriggerRule rule, TriggerState state)
    {
        var root = string.Create(CultureInfo.InvariantCulture, $"trigger:{rule.Name}.{state.Turn}");
        return new(root, root, 0);
    }

    private static JournalWriter Journal(TriggerRule rule, TriggerState state, CompanyInfo company, DateTimeOffset now) =>
        new(company.Key, $"trigger/{company.Key}/{rule.Name}", state.Serial, now);

    private static Dice Dice(CompanyInfo company, string purpose, TriggerRule rule, long turn) =>
        Time.Dice.For(company.Seed, purpose, string.Create(CultureInfo.InvariantCulture, $"{rule.Name}/{turn}"));

    private static bool Range(ImmutableArray<double> range, double most) =>
        !range.IsDefault && range.Length == 2 && range[0] >= 0 && range[1] >= range[0] && range[1] <= most;

    private static DateTimeOffset Max(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
