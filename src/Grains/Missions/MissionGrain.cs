using System.Collections.Immutable;
using System.Diagnostics;
using AgentOps.Causes;
using AgentOps.Journals;
using AgentOps.Policies;
using AgentOps.Steps;

namespace AgentOps.Missions;

/// <summary>One mission. Loads its planted row, asks the rules, writes once, then tells the queues (SPEC §2.2).</summary>
[CollectionAgeLimit(Minutes = 2)]
public sealed class MissionGrain([PersistentState("mission")] IPersistentState<MissionState> state, TimeProvider clock) : Grain, IMissionGrain
{
    private MissionKey Key => MissionKey.Parse(this.GetPrimaryKeyString());

    /// <inheritdoc/>
    public Task<MissionRecord?> Get() => Task.FromResult(Record());

    /// <inheritdoc/>
    public async Task<ClaimedStep?> Start(StartStep request, CancellationToken cancellationToken = default)
    {
        var change = await Apply((m, policies, now) => MissionRules.Start(m, request, policies, now));
        return change.State is { } mission ? MissionViews.Claimed(mission, mission.Steps[request.Step - 1]) : null;
    }

    /// <inheritdoc/>
    public async Task<StepReply> Renew(int step, string token, CancellationToken cancellationToken = default) =>
        Reply(step, await Apply((m, policies, now) => MissionRules.Renew(m, step, token, policies, now)));

    /// <inheritdoc/>
    public async Task<StepReply> Complete(CompleteStep request, CancellationToken cancellationToken = default) =>
        await Again(request.Step, await Apply((m, policies, now) => MissionRules.Complete(m, request, policies, now)));

    /// <inheritdoc/>
    public async Task<StepReply> Fail(FailStep request, CancellationToken cancellationToken = default) =>
        await Again(request.Step, await Apply((m, policies, now) => MissionRules.Fail(m, request, policies, now)));

    /// <inheritdoc/>
    public Task HandBack(int step, string token, CancellationToken cancellationToken = default) =>
        Apply((m, policies, now) => MissionRules.HandBack(m, step, token, policies, now));

    /// <inheritdoc/>
    public async Task<ImmutableArray<RunningStep>> Recover(string? gone = null, CancellationToken cancellationToken = default)
    {
        await Apply((m, policies, now) => MissionRules.Recover(m, gone, policies, now));
        return
        [
            .. state.State.Steps.Where(s => s is { Status: StepStatus.Running, LeaseUntil: not null })
                .Select(s => new RunningStep(new StepKey(state.State.Id, s.Number).ToString(), s.LeaseUntil!.Value)),
        ];
    }

    /// <inheritdoc/>
    public async Task<MissionRecord?> Cancel(Actor by, CancellationToken cancellationToken = default)
    {
        await Apply((m, policies, now) => MissionRules.Cancel(m, by.Name, policies, now));
        return Record();
    }

    /// <inheritdoc/>
    public async Task<MissionRecord?> Retry(RetryMission request, CancellationToken cancellationToken = default)
    {
        if (state.State.RetriedBy != request.Id) await Apply((m, policies, now) => MissionRules.Retry(m, request, policies, now));
        return Record();
    }

    private MissionRecord? Record() => state.RecordExists ? MissionViews.Record(state.State) : null;

    private StepReply Reply(int number, MissionChange change)
    {
        if (!state.RecordExists || number < 1 || number > state.State.Steps.Length) return new(null, false, null);
        var step = state.State.Steps[number - 1];
        return new(MissionViews.Record(state.State, step), change.Stale, step.LeaseUntil);
    }

    private async Task<MissionChange> Apply(Func<MissionState, PolicySet, DateTimeOffset, MissionChange> rule)
    {
        if (!state.RecordExists) return MissionChange.None;
        var policies = await GrainFactory.GetGrain<IPolicyGrain>(Key.Company.Grain).Get();
        var before = state.State;
        var change = rule(before, policies, clock.GetUtcNow());
        if (change.State is null) return change;

        await state.Write(this, change.State);
        await Tell(before, change);
        return change;
    }

    /// <summary>Who says again what is recorded already may have lost our answer, and the queues our message, to a fault: they are told again.</summary>
    private async Task<StepReply> Again(int number, MissionChange change)
    {
        var reply = Reply(number, change);
        if (change.State is not null || reply.Stale || reply.Step is null) return reply;
        var step = state.State.Steps[number - 1];
        if (step.Status != StepStatus.Running) await Queue(step.Kind).Ended(new StepKey(state.State.Id, number).ToString(), AttemptEnd.Lost);
        await Enqueue(MissionPlan.Ready(state.State));
        return reply;
    }

    private async Task Tell(MissionState before, MissionChange change)
    {
        foreach (var ended in change.Ended) await Queue(ended.Kind).Ended(ended.StepId, ended.End);
        var mission = change.State!;
        var ready = MissionPlan.Ready(mission).Where(s => before.Steps[s.Number - 1] is var old && (old.Status != s.Status || !MissionPlan.Ready(before).Contains(old)));
        await Enqueue(ready);
        if (mission.Status is MissionStatus.Succeeded or MissionStatus.Failed or MissionStatus.Cancelled) DeactivateOnIdle();
    }

    private async Task Enqueue(IEnumerable<StepState> ready)
    {
        foreach (var kind in ready.GroupBy(s => s.Kind))
            await Queue(kind.Key).Enqueue([.. kind.Select(s => new ReadyStep(state.State.Id, s.Number, s.NotBefore, Activity.Current?.Id))]);
    }

    private IStepQueueGrain Queue(string kind) => GrainFactory.GetGrain<IStepQueueGrain>(new NamedKey(Key.Company, kind).ToString());
}
