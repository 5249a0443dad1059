using AgentOps.Causes;
using AgentOps.Companies;
using AgentOps.Intake;
using AgentOps.Journals;
using AgentOps.Memories;
using AgentOps.Missions;
using AgentOps.Policies;

namespace AgentOps.Routines;

/// <summary>An agent's routine. A run is recorded first, then taken through the door (write before you act); a reminder is set anew for each run.</summary>
public sealed class RoutineGrain([PersistentState("routine")] IPersistentState<RoutineState> state, TimeProvider clock) : Grain, IRoutineGrain, IRemindable
{
    private const string Reminder = "routine";
    private static readonly TimeSpan Again = TimeSpan.FromHours(1);

    private DateTimeOffset? _armedFor;

    private RoutineKey Key => RoutineKey.Parse(this.GetPrimaryKeyString());

    /// <inheritdoc/>
    public Task<RoutineInfo?> Get() => Task.FromResult(Shown());

    /// <inheritdoc/>
    public async Task Schedule(CancellationToken cancellationToken = default)
    {
        if (!state.RecordExists) return;
        await CarryOut(cancellationToken);
        await Look(cancellationToken);
        var next = RoutineRules.Plan(state.State, await TimeZone(), clock.GetUtcNow());
        if (!ReferenceEquals(next, state.State)) await state.Write(this, next);
        await Arm();
    }

    /// <inheritdoc/>
    public async Task<RoutineReply> Put(string? cron, bool? enabled, Actor by, CancellationToken cancellationToken = default)
    {
        if (!state.RecordExists) return new(null, []);
        if (cron is not null && RoutineCron.Fault(cron) is { } fault) return new(null, [new("cron", fault)]);
        await state.Write(this, RoutineRules.Change(state.State, cron, enabled, await TimeZone(), clock.GetUtcNow()));
        await Arm();
        return new(Shown(), []);
    }

    /// <inheritdoc/>
    public async Task<RoutineInfo?> Run(Actor by, CancellationToken cancellationToken = default)
    {
        if (!state.RecordExists) return null;
        await CarryOut(cancellationToken);
        await state.Write(this, RoutineRules.Run(Key, await Who(), state.State, by.Name, clock.GetUtcNow()));
        await CarryOut(cancellationToken);
        await Arm();
        return Shown();
    }

    /// <inheritdoc/>
    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        _armedFor = null;
        var company = await GrainFactory.GetGrain<ICompanyGrain>(Key.Company.Grain).Get();
        if (!state.RecordExists || company is null or { State: CompanyState.Killed })
        {
            if (await this.GetReminder(Reminder) is { } reminder) await this.UnregisterReminder(reminder);
            return;
        }

        await CarryOut(CancellationToken.None);
        await Look(CancellationToken.None);
        var now = clock.GetUtcNow();
        if (state.State.DueAt is { } due && now >= due)
        {
            // A paused company's routines let their time pass.
            await state.Write(this, company.State == CompanyState.Open
                ? RoutineRules.Run(Key, company.NameOf(Key.Agent), state.State, null, now)
                : RoutineRules.Plan(state.State with { DueAt = null }, state.State.TimeZone, now));
        }

        await CarryOut(CancellationToken.None);
        await Arm();
    }

    /// <summary>Looks how the last run's mission ended, if it has.</summary>
    private async Task Look(CancellationToken cancellationToken)
    {
        if (state.State.Mission is not { } id) return;
        var mission = await GrainFactory.GetGrain<IMissionGrain>(new MissionKey(Key.Company, id).ToString()).Get();
        if (mission is null or { Status: MissionStatus.Approved or MissionStatus.Running }) return;
        await state.Write(this, RoutineRules.Ended(Key, await Who(), state.State, mission.Status, clock.GetUtcNow()));
    }

    private async Task CarryOut(CancellationToken cancellationToken)
    {
        if (state.State.Pending is not { } request) return;
        if (state.State is { IntegratesMemories: true, Cause: { } cause }) await Integrate(cause, cancellationToken);
        var reply = await GrainFactory.GetGrain<IIntakeGrain>(Key.Company.Grain).Propose(request, cancellationToken);
        await state.Write(this, RoutineRules.Answered(Key, await Who(), state.State, reply, clock.GetUtcNow()));
    }

    /// <summary>Merging again changes nothing, so a run that broke off here is simply carried out again.</summary>
    private async Task Integrate(Cause cause, CancellationToken cancellationToken)
    {
        if (await GrainFactory.GetGrain<ICompanyGrain>(Key.Company.Grain).Get() is not { } company) return;
        foreach (var agent in company.Agents) await GrainFactory.GetGrain<IMemoryGrain>(new AgentKey(Key.Company, agent.Key).ToString()).Integrate(cause, cancellationToken);
    }

    private async Task Arm()
    {
        var next = RoutineRules.WakeAt(state.State, clock.GetUtcNow());
        if (next == _armedFor) return;
        if (next is { } due)
        {
            var wait = due - clock.GetUtcNow();
            await this.RegisterOrUpdateReminder(Reminder, wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Again);
        }
        else if (await this.GetReminder(Reminder) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }

        _armedFor = next;
    }

    private async Task<string> Who() => (await GrainFactory.GetGrain<ICompanyGrain>(Key.Company.Grain).Get())?.NameOf(Key.Agent) ?? Key.Agent;

    private RoutineInfo? Shown() => state.RecordExists ? RoutineRules.Show(Key, state.State) : null;

    private async Task<string> TimeZone() => (await GrainFactory.GetGrain<IPolicyGrain>(Key.Company.Grain).Get()).Get(PolicyCatalog.Company).TimeZone;
}
