using System.Collections.Immutable;
using AgentOps.Causes;
using AgentOps.Companies;
using AgentOps.Events;
using AgentOps.Journals;
using AgentOps.Missions;
using AgentOps.Policies;
using Microsoft.Extensions.Logging;

namespace AgentOps.Steps;

/// <summary>
/// Hands out the ready steps of one kind: to this server's executor as far as <c>worker_&lt;kind&gt;.concurrency</c> allows, and to external
/// workers that claim. Reentrant because claims wait for the missions' writes. The invariant across awaits: a step is taken out of
/// <see cref="_steps"/> before the first await, so no two claims get the same; the mission's fencing decides in the end anyway.
/// </summary>
[Reentrant]
public sealed partial class StepQueueGrain(
    [PersistentState("step_queue")] IPersistentState<StepQueueState> state,
    IWorkList workList,
    StepRunner runner,
    TimeProvider clock,
    ILogger<StepQueueGrain> log) : Grain, IStepQueueGrain
{
    private static readonly TimeSpan Watch = TimeSpan.FromSeconds(5);

    /// <summary>Who was told of a step has claimed it by then.</summary>
    private static readonly TimeSpan Answer = TimeSpan.FromMilliseconds(100);

    private readonly ReadySteps _steps = new();
    private readonly Dictionary<string, DateTimeOffset> _leases = [];
    private readonly HashSet<string> _own = [];
    private readonly List<TaskCompletionSource> _waiters = [];
    private IGrainTimer? _watch;
    private IGrainTimer? _due;
    private int _starting;
    private bool _probing;
    private Task _changing = Task.CompletedTask;

    private NamedKey Key => NamedKey.Parse(this.GetPrimaryKeyString());

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken) => ReadWorkList(cancellationToken);

    /// <inheritdoc/>
    public async Task Enqueue(ImmutableArray<ReadyStep> steps)
    {
        var now = clock.GetUtcNow();
        foreach (var step in steps) _steps.Add(step, now);
        await HandOut();
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<ClaimedStep>> Claim(string worker, int max, CancellationToken cancellationToken = default)
    {
        var lease = await Lease();
        if (await ProbeDue() is { } due) return due <= clock.GetUtcNow() && await Probe(worker, lease, own: false) is { } probe ? [probe] : [];
        if (!await IsOpen()) return [];
        while (true)
        {
            var starts = new List<Task<ClaimedStep?>>();
            while (starts.Count < max && Take() is { } step) starts.Add(Start(step, worker, lease, own: false));
            var claimed = (await Task.WhenAll(starts)).OfType<ClaimedStep>().ToImmutableArray();
            // What became ready meanwhile is for the next claim: under a steady load there is always more, and nobody should wait for it.
            if (claimed.Length > 0) return claimed;
            if (starts.Count > 0) continue;
            if (!_steps.Overflowed) return [];
            await ReadWorkList(cancellationToken);
            if (_steps.Ready == 0) return [];
        }
    }

    /// <inheritdoc/>
    public async Task Wait(TimeSpan atMost, CancellationToken cancellationToken = default)
    {
        if (_steps.Ready > 0 && await IsOpen()) return;
        var waiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiters.Add(waiter);
        var longest = TimeSpan.FromSeconds(20);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(waiter.Task, Task.Delay(atMost < longest ? atMost : longest, clock, stop.Token));
        stop.Cancel();
        _waiters.Remove(waiter);
    }

    /// <inheritdoc/>
    public async Task Ended(string stepId, AttemptEnd end)
    {
        _leases.Remove(stepId);
        _own.Remove(stepId);
        await Change(() => Count(stepId, end));
        await HandOut();
    }

    /// <inheritdoc/>
    public async Task<QueueInfo> Reload(CancellationToken cancellationToken = default)
    {
        await ReadWorkList(cancellationToken);
        await HandOut();
        return new(_steps.Ready, _steps.Delayed, _leases.Count, state.State.FailuresInARow);
    }

    private async Task ReadWorkList(CancellationToken cancellationToken)
    {
        _steps.Overflowed = false;
        try
        {
            var open = await workList.OpenSteps(Key.Company, Key.Name, ReadySteps.Capacity, cancellationToken);
            var now = clock.GetUtcNow();
            foreach (var step in open)
            {
                if (step.Ready) _steps.Add(new(step.Mission, step.Step, step.NotBefore), now);
                else if (step is { Status: StepStatus.Running, LeaseUntil: { } until }) _leases.TryAdd(new StepKey(step.Mission, step.Step).ToString(), until);
            }

            await TakeBackFromTheDead(open, cancellationToken);
            _steps.Overflowed |= open.Length >= ReadySteps.Capacity;
            WatchLeases();
        }
        catch
        {
            LookAgain();
            throw;
        }
    }

    /// <summary>A server that was killed does not come back for its steps: only its next start, under another name, does.</summary>
    private async Task TakeBackFromTheDead(ImmutableArray<OpenStep> open, CancellationToken cancellationToken)
    {
        var held = open.Where(s => s.Status == StepStatus.Running && ServerWorker.Is(s.Worker) && s.Worker != runner.Name).ToList();
        if (held.Count == 0) return;
        var alive = await GrainFactory.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true);
        var names = alive.Keys.Select(ServerWorker.Of).ToHashSet();
        foreach (var step in held.Where(s => !names.Contains(s.Worker!))) await Mission(step.Mission).Recover(step.Worker, cancellationToken);
    }

    /// <summary>Hands out what is ready. What keeps it from that (storage is away) is not the caller's concern: it is tried again within seconds.</summary>
    private async Task HandOut()
    {
        try
        {
            await HandOutNow();
        }
        catch (Exception error)
        {
            LogNotHandedOut(error, Key);
            LookAgain();
        }
    }

    private void LookAgain()
    {
        _steps.Overflowed = true;
        WatchLeases();
    }

    private async Task HandOutNow()
    {
        Schedule();
        var worker = (await Policies()).Worker(Key.Name);
        if (worker.Enabled && state.State.BrokenAt is not null) await Change(Mended);
        if (_steps.Ready == 0) return;
        var probe = await ProbeDue();
        if (probe is { } due && due > clock.GetUtcNow()) Wake(due);
        else if (probe is not null && runner.Serves(Key.Name) && worker.Concurrency > 0) await ProbeOwn(TimeSpan.FromSeconds(worker.LeaseSeconds));
        if (probe is null ? !await IsOpen() : probe > clock.GetUtcNow()) return;
        if (probe is null && runner.Serves(Key.Name))
        {
            while (_own.Count + _starting < worker.Concurrency && _steps.Ready > 0 && runner.Announce() is { } announced)
                _ = StartOwn(announced, TimeSpan.FromSeconds(worker.LeaseSeconds));
        }

        if (_steps.Ready == 0) return;
        WakeWaiters();
    }

    /// <summary>
    /// As many waiters as there are steps, so that a hundred do not run for one. Who was called may be gone or have found enough elsewhere:
    /// then the next is called a moment later.
    /// </summary>
    private void WakeWaiters()
    {
        var called = Math.Min(_steps.Ready, _waiters.Count);
        foreach (var waiter in _waiters[..called]) waiter.TrySetResult();
        _waiters.RemoveRange(0, called);
        var again = clock.GetUtcNow() + Answer;
        if (_waiters.Count > 0 && !(_steps.NextDue < again)) Wake(again);
    }

    /// <summary>One step of a kind that the breaker switched off, to see whether it works again; what it is stands in the state before it is worked.</summary>
    private async Task<ClaimedStep?> Probe(string worker, TimeSpan lease, bool own)
    {
        if (_probing || Take() is not { } step) return null;
        _probing = true;
        try
        {
            if (await Start(step, worker, lease, own) is not { } claimed) return null;
            await Change(() => state.Write(this, state.State with { Probe = claimed.Id, Journal = [] }));
            if (own) runner.Run(Key.Company, claimed, lease, step.Trace);
            return claimed;
        }
        finally
        {
            _probing = false;
        }
    }

    private async Task ProbeOwn(TimeSpan lease)
    {
        using var announced = runner.Announce();
        if (announced is not null) await Probe(runner.Name, lease, own: true);
    }

    private async Task StartOwn(IDisposable announced, TimeSpan lease)
    {
        using var _ = announced;
        if (Take() is not { } step) return;
        _starting++;
        try
        {
            if (await Start(step, runner.Name, lease, own: true) is { } claimed) runner.Run(Key.Company, claimed, lease, step.Trace);
        }
        finally
        {
            _starting--;
        }

        if (_steps.Ready > 0) await HandOut();
    }

    private async Task<ClaimedStep?> Start(ReadyStep step, string worker, TimeSpan lease, bool own)
    {
        try
        {
            var claimed = await Mission(step.Mission).Start(new(step.Step, worker, lease));
            if (claimed is null) return null;
            _leases[claimed.Id] = claimed.LeaseUntil;
            if (own) _own.Add(claimed.Id);
            WatchLeases();
            return claimed;
        }
        catch (Exception error)
        {
            // The mission's row is the work list: what could not be started now is found there again.
            LogNotStarted(error, step.Step, step.Mission);
            LookAgain();
            return null;
        }
    }

    private ReadyStep? Take() => _steps.TryTake(clock.GetUtcNow(), out var step) ? step : null;

    /// <summary>Wakes when the next delayed step is due.</summary>
    private void Schedule()
    {
        _due?.Dispose();
        _due = null;
        if (_steps.NextDue is { } due) Wake(due);
    }

    private void Wake(DateTimeOffset due)
    {
        _due?.Dispose();
        var wait = due - clock.GetUtcNow();
        _due = this.RegisterGrainTimer(
            static (self, _) => self.Due(), this,
            new GrainTimerCreationOptions(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Timeout.InfiniteTimeSpan) { Interleave = true, KeepAlive = true });
    }

    private Task Due()
    {
        _steps.Ripen(clock.GetUtcNow());
        return HandOut();
    }

    /// <summary>While steps are running, their leases are watched (FAULTS L), and while steps were left to the work list, it is; the timer also keeps this grain awake.</summary>
    private void WatchLeases()
    {
        if (_leases.Count == 0 && !_steps.Overflowed) return;
        _watch ??= this.RegisterGrainTimer(
            static (self, token) => self.RecoverLost(token), this,
            new GrainTimerCreationOptions(Watch, Watch) { Interleave = true, KeepAlive = true });
    }

    private async Task RecoverLost(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var lost = _leases.Where(l => l.Value <= now).Select(l => l.Key).ToList();
        foreach (var stepId in lost) await RecoverLost(stepId, cancellationToken);
        if (_steps.Overflowed && _steps.Ready == 0) await Reload(cancellationToken);
        else if (_steps.Overflowed) await HandOut();
        if (_leases.Count > 0 || _steps.Overflowed) return;
        _watch?.Dispose();
        _watch = null;
    }

    /// <summary>Takes one step back. A mission that cannot be asked now keeps no other from it, and is asked again at the next look.</summary>
    private async Task RecoverLost(string stepId, CancellationToken cancellationToken)
    {
        if (!StepKey.TryParse(stepId, out var key)) return;
        try
        {
            var running = await Mission(key.Mission).Recover(null, cancellationToken);
            if (running.FirstOrDefault(r => r.StepId == stepId) is { } renewed) _leases[stepId] = renewed.LeaseUntil;
            // Its end was never told here, so what became ready by it may not have been told either.
            else if (_leases.Remove(stepId)) _steps.Overflowed = true;
            if (!_leases.ContainsKey(stepId)) _own.Remove(stepId);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            LogNotRecovered(error, stepId);
        }
    }

    /// <summary>Counts an attempt's end; a breaker that trips says so by an event, and switches the kind off.</summary>
    private async Task Count(string stepId, AttemptEnd end)
    {
        var (next, turn) = BreakerRules.After(state.State, stepId, end, clock.GetUtcNow());
        if (ReferenceEquals(next, state.State)) return;
        var journal = new JournalWriter(Key.Company, $"step_queue/{Key}", state.State.Serial, clock.GetUtcNow());
        if (turn == BreakerTurn.Trips)
        {
            journal.Event(
                EventKinds.WorkerDisabled, $"{StepWords.Noun(Key.Name)} is switched off", new($"breaker:{Key.Name}", $"breaker:{Key.Name}", 0),
                summary: $"{BreakerRules.Trips} failures in a row. Switch worker_{Key.Name}.enabled on again when the cause is mended.",
                data: new { kind = Key.Name, failures = BreakerRules.Trips });
        }

        if (turn != BreakerTurn.None) await PolicyGrain().SetWorker(Key.Name, enabled: turn == BreakerTurn.Heals, Actor.System("breaker"));
        await state.Write(this, next with { Serial = journal.Serial, Journal = journal.ToJournal() });
    }

    /// <summary>Somebody switched the kind on.</summary>
    private async Task Mended()
    {
        if (state.State.BrokenAt is not null && (await Policies()).Worker(Key.Name).Enabled) await state.Write(this, state.State with { BrokenAt = null, Probe = null, FailuresInARow = 0, Journal = [] });
    }

    /// <summary>The breaker's state is changed by one at a time, although this grain is reentrant.</summary>
    private async Task Change(Func<Task> change)
    {
        var before = _changing;
        var done = new TaskCompletionSource();
        _changing = done.Task;
        await before;
        try
        {
            await change();
        }
        finally
        {
            done.SetResult();
        }
    }

    /// <summary>When the open company may try a kind that the breaker switched off; null when it may not be tried.</summary>
    private async Task<DateTimeOffset?> ProbeDue() =>
        BreakerRules.ProbeDue(state.State, (await Policies()).Worker(Key.Name)) is { } due
        && await GrainFactory.GetGrain<ICompanyGrain>(Key.Company.Grain).Get() is { State: CompanyState.Open } ? due : null;

    private async Task<bool> IsOpen() =>
        (await Policies()).Worker(Key.Name).Enabled
        && await GrainFactory.GetGrain<ICompanyGrain>(Key.Company.Grain).Get() is { State: CompanyState.Open };

    private async Task<TimeSpan> Lease() => TimeSpan.FromSeconds((await Policies()).Worker(Key.Name).LeaseSeconds);

    private Task<PolicySet> Policies() => PolicyGrain().Get();

    private IPolicyGrain PolicyGrain() => GrainFactory.GetGrain<IPolicyGrain>(Key.Company.Grain);

    private IMissionGrain Mission(Guid id) => GrainFactory.GetGrain<IMissionGrain>(new MissionKey(Key.Company, id).ToString());

    [LoggerMessage(Level = LogLevel.Warning, Message = "Step {StepId}, whose lease has ended, could not be taken back now; its mission is asked again")]
    private partial void LogNotRecovered(Exception error, string stepId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Steps of {Queue} could not be handed out now; they stay queued")]
    private partial void LogNotHandedOut(Exception error, NamedKey queue);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Step {Step} of mission {Mission} could not be started now; it stays queued")]
    private partial void LogNotStarted(Exception error, int step, Guid mission);
}
