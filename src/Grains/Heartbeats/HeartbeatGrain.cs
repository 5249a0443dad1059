using System.Collections.Immutable;
using AgentOps.Companies;
using AgentOps.Events;
using AgentOps.Journals;
using AgentOps.Policies;
using AgentOps.Steps;
using Microsoft.Extensions.Logging;

namespace AgentOps.Heartbeats;

/// <summary>A company's heartbeat (SPEC §2.5). Not reentrant, so it never overlaps itself; missed ticks are not made up for, so an outage is caught up by one run.</summary>
public sealed partial class HeartbeatGrain(
    [PersistentState("heartbeat")] IPersistentState<HeartbeatState> state,
    IEventTail tail,
    IWorkList workList,
    TimeProvider clock,
    ILogger<HeartbeatGrain> log) : Grain, IHeartbeatGrain, IRemindable
{
    private const string Reminder = "heartbeat";

    private CompanyKey Company => CompanyKey.OfGrain(this.GetPrimaryKeyString());

    /// <inheritdoc/>
    public async Task Schedule(CancellationToken cancellationToken = default)
    {
        var policies = await Policies();
        var minutes = policies.Get(PolicyCatalog.Heartbeat).PeriodMinutes;
        if (state.State.PeriodMinutes == minutes && await this.GetReminder(Reminder) is not null) return;
        await this.RegisterOrUpdateReminder(Reminder, TimeSpan.FromMinutes(minutes), TimeSpan.FromMinutes(minutes));
        if (state.State.PeriodMinutes != minutes) await state.Write(this, state.State with { PeriodMinutes = minutes, Journal = [] });
    }

    /// <inheritdoc/>
    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        var company = await GrainFactory.GetGrain<ICompanyGrain>(Company.Grain).Get();
        if (company is null or { State: CompanyState.Killed })
        {
            if (await this.GetReminder(Reminder) is { } reminder) await this.UnregisterReminder(reminder);
            return;
        }

        if (!(await Policies()).Get(PolicyCatalog.Heartbeat).Enabled) return;
        HeartbeatMetrics.Came(Company, status);
        await Run();
    }

    /// <inheritdoc/>
    public async Task<HeartbeatRun> Run(CancellationToken cancellationToken = default)
    {
        var started = clock.GetUtcNow();
        var duties = new Duties(Company, GrainFactory, await Policies(), tail, workList, clock)
        {
            TriggersAt = state.State.TriggersAt, ReactionsAt = state.State.ReactionsAt,
        };
        var results = ImmutableArray.Create(
            await Do("evaluate_triggers", duties.EvaluateTriggers, cancellationToken),
            await Do("process_reactions", duties.ProcessReactions, cancellationToken),
            await Do("promote_insights", duties.PromoteInsights, cancellationToken),
            await Do("learn_from_outcomes", duties.LearnFromOutcomes, cancellationToken),
            await Do("recover_stale_steps", duties.RecoverSteps, cancellationToken),
            await Do("recover_stale_roundtables", duties.RecoverRoundtables, cancellationToken));

        var journal = new JournalWriter(Company, $"heartbeat/{Company}", state.State.Serial, clock.GetUtcNow());
        var run = new HeartbeatRun(journal.NextId(), started, Milliseconds(started), results);
        journal.Add(new RunEntry(Company.Value, run));
        await state.Write(this, state.State with
        {
            TriggersAt = duties.TriggersAt, ReactionsAt = duties.ReactionsAt, LastRunAt = started, Serial = journal.Serial, Journal = journal.ToJournal(),
        });
        await Do("initiatives", duties.QueueInitiatives, cancellationToken);
        await Do("routines", duties.LookAtRoutines, cancellationToken);
        return run;
    }

    private async Task<DutyResult> Do(
        string name, Func<CancellationToken, Task<ImmutableSortedDictionary<string, int>>> duty, CancellationToken cancellationToken)
    {
        var started = clock.GetUtcNow();
        try
        {
            return new(name, true, Milliseconds(started), await duty(cancellationToken), null);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            // One duty failing never stops the others; the row of this run tells, the log says more.
            LogDutyFailed(error, name, Company);
            return new(name, false, Milliseconds(started), ImmutableSortedDictionary<string, int>.Empty, $"{error.GetType().Name}: {error.Message}");
        }
    }

    private int Milliseconds(DateTimeOffset since) => (int)(clock.GetUtcNow() - since).TotalMilliseconds;

    private Task<PolicySet> Policies() => GrainFactory.GetGrain<IPolicyGrain>(Company.Grain).Get();

    [LoggerMessage(Level = LogLevel.Error, Message = "Duty {Duty} of {Company}'s heartbeat failed")]
    private partial void LogDutyFailed(Exception error, string duty, CompanyKey company);
}
