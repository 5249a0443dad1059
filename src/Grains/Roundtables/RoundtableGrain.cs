using System.Globalization;
using AgentOps.Companies;
using AgentOps.Intake;
using AgentOps.Journals;
using AgentOps.Memories;
using AgentOps.Policies;
using AgentOps.Relationships;
using AgentOps.Time;
using Microsoft.Extensions.Logging;

namespace AgentOps.Roundtables;

/// <summary>
/// One conversation: asks for the next turn outside its own turn, writes what came back, pauses, and carries out what it left behind. The state alone
/// says what is next; a timer that was lost is set again by <see cref="Open"/>.
/// </summary>
public sealed partial class RoundtableGrain(
    [PersistentState("roundtable")] IPersistentState<RoundtableState> state,
    RoundtableOpener opener,
    RoundtableRunner runner,
    IIntakeLedger ledger,
    TimeProvider clock,
    ILogger<RoundtableGrain> log) : Grain, IRoundtableGrain
{
    /// <summary>An answer that has not come after this long is asked for again (models time out long before).</summary>
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromMinutes(10);

    private IGrainTimer? _timer;
    private (int What, DateTimeOffset At) _asked;

    private RoundtableKey Key => RoundtableKey.Parse(this.GetPrimaryKeyString());

    /// <inheritdoc/>
    public async Task<RoundtableStatus> Open(RoundtablePlan plan, CancellationToken cancellationToken = default)
    {
        if (!state.RecordExists)
        {
            var opening = await opener.Gather(plan, await Company(), await Policies(), GrainFactory, cancellationToken);
            await state.Write(this, RoundtableRules.Open(plan, opening, clock.GetUtcNow()));
        }

        GoOn();
        return state.State.Status;
    }

    /// <inheritdoc/>
    public Task<Roundtable?> Get() => Task.FromResult(state.RecordExists ? View(state.State) : null);

    /// <inheritdoc/>
    public async Task Said(TurnAnswer answer, CancellationToken cancellationToken = default)
    {
        if (!state.RecordExists) return;
        await state.Write(this, RoundtableRules.Said(state.State, answer, await Company(), await Policies(), clock.GetUtcNow()));
        await Follow();
    }

    /// <inheritdoc/>
    public async Task Distilled(DistilAnswer answer, CancellationToken cancellationToken = default)
    {
        if (!state.RecordExists) return;
        await state.Write(this, RoundtableRules.Distilled(state.State, answer, await Policies(), clock.GetUtcNow()));
        await Follow();
    }

    private async Task Follow()
    {
        GoOn();
        if (state.State.Status is RoundtableStatus.Succeeded or RoundtableStatus.Failed) await TellEnded();
    }

    /// <summary>Sets the timer for what the state says is next.</summary>
    private void GoOn()
    {
        _timer?.Dispose();
        _timer = null;
        if (state.State.Status is RoundtableStatus.Succeeded or RoundtableStatus.Failed) return;
        var wait = state.State.NextAt - clock.GetUtcNow();
        _timer = this.RegisterGrainTimer(
            static (self, token) => self.Next(token), this,
            new GrainTimerCreationOptions(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Timeout.InfiniteTimeSpan) { KeepAlive = true });
    }

    private async Task Next(CancellationToken cancellationToken)
    {
        if (await Company() is { State: CompanyState.Killed })
        {
            await state.Write(this, RoundtableRules.End(state.State, "The company was killed.", clock.GetUtcNow()));
            await Follow();
            return;
        }

        switch (state.State.Status)
        {
            case RoundtableStatus.Running when Ask(state.State.Turns.Length + 1):
                await Speak(cancellationToken);
                break;
            case RoundtableStatus.Distilling when Ask(0):
                await Distil(cancellationToken);
                break;
            case RoundtableStatus.Applying:
                await Apply(cancellationToken);
                break;
        }
    }

    /// <summary>True when this was not asked already and may still be answered.</summary>
    private bool Ask(int what)
    {
        var now = clock.GetUtcNow();
        if (_asked.What == what && _asked.At != default && now - _asked.At < AskAgainAfter) return false;
        _asked = (what, now);
        return true;
    }

    private async Task Speak(CancellationToken cancellationToken)
    {
        var (company, policies, now) = (await Company(), await Policies(), state.State);
        var (agent, tone, _, seed) = RoundtableRules.Next(now, company);
        if (company.Agent(agent) is not { } speaker)
        {
            await EndEarly($"{agent} does not work here any more.");
            return;
        }

        if (await Affordable(policies, "dialogue", agent, cancellationToken) is not { } budget) return;
        var facts = TurnPrompt.Facts(now, company, agent, tone);
        runner.Speak(
            Key, policies, budget, now.Turns.Length + 1, TurnPrompt.Of(now, company, speaker, tone, seed), now.Format.Temperature,
            new(Key.Company.Value, "turn", speaker, TurnPrompt.ToJson(facts), seed),
            [.. facts.People.SelectMany(p => new[] { p.Name, p.Key })],
            now.Turns.IsEmpty ? null : now.Turns[^1].Text);
    }

    private async Task Distil(CancellationToken cancellationToken)
    {
        var (company, policies, now) = (await Company(), await Policies(), state.State);
        if (await Affordable(policies, "distil", null, cancellationToken) is not { } budget) return;
        var limits = DistilLimits.Of(policies);
        var scribe = company.Agent(now.Participants[0]) ?? company.Agents[0];
        var facts = TurnPrompt.Facts(now, company, null, Tone.Neutral, limits.MaxMemories);
        runner.Distil(
            Key, policies, budget, DistilPrompt.Of(now, company, limits), new(Key.Company.Value, "distil", scribe, TurnPrompt.ToJson(facts), Dice.Seed(now.Seed, "distil", "")),
            now.Participants, now.Format.Formal, limits);
    }

    /// <summary>What the company may still spend today; ends the conversation when that is not enough for the next call.</summary>
    private async Task<decimal?> Affordable(PolicySet policies, string use, string? agent, CancellationToken cancellationToken)
    {
        var price = runner.Price(policies, use);
        if (price == 0) return 0;
        var day = CompanyDay.Of(clock.GetUtcNow(), policies.Get(PolicyCatalog.Company).TimeZone);
        string[] counters = agent is null ? [DoorStages.Budget] : [DoorStages.Budget, DoorStages.BudgetOfAgent(agent)];
        var facts = await ledger.Read(Key.Company, day, [], [.. counters], cancellationToken);
        var (budget, tally) = (policies.Get(PolicyCatalog.Budget), new Tally(facts.Counts, day));
        var left = (decimal)budget.DailyUsd - tally.Usd(DoorStages.Budget);
        if (agent is not null) left = Math.Min(left, (decimal)budget.AgentDailyUsd - tally.Usd(DoorStages.BudgetOfAgent(agent)));
        if (left >= price) return left;
        await EndEarly(string.Create(CultureInfo.InvariantCulture, $"The model budget of the day is used up (${Math.Max(0, left):0.00} left)."));
        return null;
    }

    private async Task EndEarly(string reason)
    {
        await state.Write(this, RoundtableRules.End(state.State, reason, clock.GetUtcNow()));
        await Follow();
    }

    /// <summary>Hands over what the conversation left behind. Each receiver takes it once, by the conversation's id, however often it is handed over.</summary>
    private async Task Apply(CancellationToken cancellationToken)
    {
        var now = state.State;
        try
        {
            foreach (var memories in RoundtableEffects.Memories(now))
                await GrainFactory.GetGrain<IMemoryGrain>(new AgentKey(Key.Company, memories.Key).ToString()).Remember([.. memories], cancellationToken);
            foreach (var drift in now.Outcome!.Drifts)
                await GrainFactory.GetGrain<IRelationshipGrain>(new PairKey(Key.Company, drift.A, drift.B).ToString()).Drift(RoundtableEffects.Drift(now, drift), cancellationToken);
            var day = CompanyDay.Of(now.Turns[^1].At, (await Policies()).Get(PolicyCatalog.Company).TimeZone);
            await ActionItems.Propose(GrainFactory.GetGrain<IIntakeGrain>(Key.Company.Grain), RoundtableEffects.Proposals(now), day, RoundtableEffects.CauseOf(now), cancellationToken);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // The state still says Applying: the next heartbeat hands everything over again.
            LogNotApplied(error, Key);
            return;
        }

        await state.Write(this, RoundtableRules.Applied(now, await Company(), clock.GetUtcNow()));
        await TellEnded();
    }

    private Task TellEnded() => GrainFactory.GetGrain<IScheduleGrain>(Key.Company.Grain).Ended(Key.Id);

    private async Task<CompanyInfo> Company() =>
        await GrainFactory.GetGrain<ICompanyGrain>(Key.Company.Grain).Get() ?? throw new InvalidOperationException($"There is no company '{Key.Company}'.");

    private Task<PolicySet> Policies() => GrainFactory.GetGrain<IPolicyGrain>(Key.Company.Grain).Get();

    private static Roundtable View(RoundtableState s) => new(
        s.Id, s.Format.Name, s.Title, s.Topic, s.Status, s.Reason, s.Participants, s.Modifiers, s.Turns, s.Outcome, s.Scripted, s.By, s.Cause, s.StartedAt, s.FinishedAt);

    [LoggerMessage(Level = LogLevel.Warning, Message = "What conversation {Roundtable} left behind could not be handed over now; the heartbeat does it again")]
    private partial void LogNotApplied(Exception error, RoundtableKey roundtable);
}
