using System.Collections.Immutable;
using AgentOps.Companies;
using AgentOps.Events;
using AgentOps.Intake;
using AgentOps.Journals;
using AgentOps.Memories;
using AgentOps.Policies;

namespace AgentOps.Triggers;

/// <summary>
/// One rule. What it fired is recorded first, then taken through the door, then cleared (write before you act). A proactive rule has a reminder that is
/// set anew for each turn; a tick that comes before the turn is due changes nothing.
/// </summary>
public sealed class TriggerGrain([PersistentState("trigger")] IPersistentState<TriggerState> state, TimeProvider clock) : Grain, ITriggerGrain, IRemindable
{
    private const string Reminder = "proactive";

    private DateTimeOffset? _armedFor;

    private NamedKey Key => NamedKey.Parse(this.GetPrimaryKeyString());

    /// <inheritdoc/>
    public async Task<int> Consider(TriggerRule rule, ImmutableArray<CompanyEvent> events, CancellationToken cancellationToken = default)
    {
        var next = TriggerRules.Consider(Key.Company, rule, state.State, events, clock.GetUtcNow());
        var fired = next.Pending.Length - state.State.Pending.Length;
        if (!ReferenceEquals(next, state.State)) await state.Write(this, next);
        await CarryOut(cancellationToken);
        return fired;
    }

    /// <inheritdoc/>
    public async Task<DateTimeOffset?> Schedule(CancellationToken cancellationToken = default)
    {
        if (await InForce() is not var (rule, company)) return await Disarm();
        var next = ProactiveRules.Plan(rule, state.State, company, clock.GetUtcNow());
        if (!ReferenceEquals(next, state.State)) await state.Write(this, next);
        await Arm();
        await CarryOut(cancellationToken);
        return state.State.DueAt;
    }

    /// <inheritdoc/>
    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        if (await InForce() is not var (rule, company))
        {
            await Disarm();
            return;
        }

        var (now, was) = (clock.GetUtcNow(), state.State);
        var next = ProactiveRules.Decide(rule, was, company, now) switch
        {
            ProactiveDecision.CatchUp => ProactiveRules.CatchUp(rule, was, company, now),
            ProactiveDecision.Pass => ProactiveRules.Pass(rule, was, company, now),
            ProactiveDecision.Skip => ProactiveRules.Skip(rule, was, company, now),
            ProactiveDecision.Fire => ProactiveRules.Fire(rule, was, company, await Topic(rule, company), now),
            _ => ProactiveRules.Plan(rule, was, company, now),
        };
        if (!ReferenceEquals(next, was)) await state.Write(this, next);
        _armedFor = null;
        await Arm();
        await CarryOut(CancellationToken.None);
    }

    private async Task<ChosenTopic> Topic(TriggerRule rule, CompanyInfo company)
    {
        var policy = (await GrainFactory.GetGrain<IPolicyGrain>(Key.Company.Grain).Get()).Get(PolicyCatalog.MemoryInfluence);
        if (!ProactiveRules.AsksMemory(rule, state.State.Turn, company, policy)) return ProactiveRules.Topic(rule, state.State, []);
        var agent = new AgentKey(Key.Company, TriggerChecks.Action(rule.ActionConfig)!.Agent);
        var memories = await GrainFactory.GetGrain<IMemoryGrain>(agent.ToString())
            .Recall(new([MemoryType.Strategy, MemoryType.Lesson], ProactiveRules.MinConfidence, ProactiveRules.MaxMemories));
        return ProactiveRules.Topic(rule, state.State, [.. memories.Where(m => !m.Untrusted)]);
    }

    private async Task<(TriggerRule Rule, CompanyInfo Company)?> InForce()
    {
        var rule = (await GrainFactory.GetGrain<IPolicyGrain>(Key.Company.Grain).Rules()).FirstOrDefault(r => r.Name == Key.Name);
        return rule is not null && ProactiveRules.Is(rule)
            && await GrainFactory.GetGrain<ICompanyGrain>(Key.Company.Grain).Get() is { State: not CompanyState.Killed } company ? (rule, company) : null;
    }

    private async Task Arm()
    {
        var due = state.State.DueAt!.Value;
        if (_armedFor == due) return;
        // Reminders count whole milliseconds: rounded down, a tick would come before its turn, again and again.
        var wait = TimeSpan.FromMilliseconds(Math.Ceiling((due - clock.GetUtcNow()).TotalMilliseconds));
        await this.RegisterOrUpdateReminder(Reminder, wait > TimeSpan.Zero ? wait : TimeSpan.Zero, TimeSpan.FromMinutes(state.State.PeriodMinutes!.Value));
        _armedFor = due;
    }

    private async Task<DateTimeOffset?> Disarm()
    {
        _armedFor = null;
        if (state.State.DueAt is not null && await this.GetReminder(Reminder) is { } reminder) await this.UnregisterReminder(reminder);
        return null;
    }

    private async Task CarryOut(CancellationToken cancellationToken)
    {
        if (state.State.Pending.IsEmpty) return;
        var intake = GrainFactory.GetGrain<IIntakeGrain>(Key.Company.Grain);
        foreach (var request in state.State.Pending) await intake.Propose(request, cancellationToken);
        await state.Write(this, state.State with { Pending = [], Journal = [] });
    }
}
