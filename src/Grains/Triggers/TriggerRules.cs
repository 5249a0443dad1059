using System.Collections.Immutable;
using AgentOps.Events;
using AgentOps.Intake;
using AgentOps.Journals;

namespace AgentOps.Triggers;

/// <summary>When a reactive rule fires and what it proposes (SPEC §2.6). Pure.</summary>
public static class TriggerRules
{
    private const int Remembered = 100;

    /// <summary>True when the event is one the rule waits for.</summary>
    public static bool Matches(TriggerRule rule, CompanyEvent @event)
    {
        if (!rule.Enabled || @event.Kind != rule.TriggerEvent) return false;
        var conditions = TriggerChecks.Conditions(rule.Conditions) ?? new();
        return conditions.Source is "*" or "" || conditions.Source == @event.Agent ? conditions.Tags.All(@event.Tags.Contains) : false;
    }

    /// <summary>The state after considering events in order: the first that matches fires and starts the cooldown. The same instance when none fired.</summary>
    public static TriggerState Consider(CompanyKey company, TriggerRule rule, TriggerState state, ImmutableArray<CompanyEvent> events, DateTimeOffset now)
    {
        // Cheap checks first: a rule that is off or cools down looks at no event.
        if (!rule.Enabled) return state;
        var journal = new JournalWriter(company, $"trigger/{company}/{rule.Name}", state.Serial, now);
        var next = state;
        foreach (var @event in events)
        {
            if (next.LastFiredAt is { } last && now < last + TimeSpan.FromMinutes(rule.CooldownMinutes)) break;
            if (next.FiredFor.Contains(@event.Id) || !Matches(rule, @event)) continue;
            next = Fire(rule, next, @event, journal);
        }

        return ReferenceEquals(next, state) ? state : next with { Serial = journal.Serial, Journal = journal.ToJournal() };
    }

    private static TriggerState Fire(TriggerRule rule, TriggerState state, CompanyEvent @event, JournalWriter journal)
    {
        var action = TriggerChecks.Action(rule.ActionConfig) ?? throw new InvalidOperationException($"Rule {rule.Name} is in force without an action.");
        var fired = journal.Event(
            EventKinds.TriggerFired, $"Trigger {rule.Name} fired", @event.Cause.By($"event:{@event.Id}"), action.Agent, @event.Refs, summary: @event.Title,
            data: new { trigger = rule.Name });
        journal.Add(new RuleFiredEntry(@event.Company, rule.Name, 1, journal.Now));
        var request = new ProposeRequest(
            action.Agent, Placeholders.Fill(action.Title, @event, 200),
            action.Reason is null ? $"Trigger {rule.Name}: {@event.Title}" : Placeholders.Fill(action.Reason, @event, 2_000),
            [.. action.Steps.Select(s => new ProposedStep(s.Kind, Placeholders.Fill(s.Payload, @event)))],
            "trigger", rule.Name, $"trigger:{rule.Name}:{@event.Id}", @event.Cause.By($"event:{fired}").Deeper());
        var remembered = state.FiredFor.Add(@event.Id);
        return state with
        {
            LastFiredAt = journal.Now,
            FiredFor = remembered.Length > Remembered ? remembered.RemoveAt(0) : remembered,
            Pending = state.Pending.Add(request),
        };
    }
}
