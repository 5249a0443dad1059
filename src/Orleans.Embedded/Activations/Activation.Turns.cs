using Orleans.Calls;
using Orleans.Runtime;
using Orleans.Storage;

namespace Orleans.Activations;

/// <summary>The turns: which call may start, and in which order started work goes on.</summary>
internal sealed partial class Activation
{
    private static readonly object s_activate = new();
    private static readonly object s_deactivate = new();
    private readonly Queue<Task> _continuations = new(2);
    private CallList _waiting;
    private CallList _running;
    private GrainCall? _scanFrom;
    private Dictionary<Guid, int>? _reentrantChains;
    private bool _scheduled;
    private bool _continuationsFirst = true;

    /// <summary>Calls that wait or run.</summary>
    public int Load
    {
        get
        {
            lock (_gate)
                return _waiting.Count + _running.Count;
        }
    }

    public bool Receive(GrainCall call)
    {
        bool schedule;
        lock (_gate)
        {
            if (_state == ActivationState.Invalid)
                return false;
            call.Receiver = this;
            _waiting.AddLast(call);
            _scanFrom ??= call;
            schedule = ShouldSchedule(_state == ActivationState.Creating || (_state == ActivationState.Valid && MightStart(call)));
        }

        if (schedule)
            Runtime.Scheduler.Schedule(this);
        return true;
    }

    /// <summary>Takes a task of this activation's scheduler.</summary>
    public void Queue(Task task)
    {
        bool schedule;
        lock (_gate)
        {
            if (_abandoned)
                return;
            _continuations.Enqueue(task);
            schedule = ShouldSchedule(true);
        }

        if (schedule)
            Runtime.Scheduler.Schedule(this);
    }

    /// <summary>Runs something as a turn of its own.</summary>
    public void Queue(Action<object?> action, object? state) => new Task(action, state).Start(Scheduler);

    void IThreadPoolWorkItem.Execute() => ((ThreadPoolTurnScheduler)Runtime.Scheduler).Run(this);

    /// <summary>Runs up to so many turns. True when there may be more, so that it must be scheduled again.</summary>
    public bool RunTurns(int limit)
    {
        var before = RuntimeContext.Current;
        RuntimeContext.Current = this;
        try
        {
            for (var i = 0; i < limit; i++)
            {
                switch (Next())
                {
                    case null:
                        return false;
                    case Task task:
                        Scheduler.Execute(task);
                        break;
                    case GrainCall call:
                        new Task(static state => _ = ((GrainCall)state!).RunAsync(((GrainCall)state).Receiver!), call).RunSynchronously(Scheduler);
                        break;
                    case { } operation when ReferenceEquals(operation, s_activate):
                        new Task(static state => _ = ((Activation)state!).ActivateAsync(), this).RunSynchronously(Scheduler);
                        break;
                    default:
                        new Task(static state => _ = ((Activation)state!).FinishDeactivatingAsync(), this).RunSynchronously(Scheduler);
                        break;
                }
            }

            return true;
        }
        finally
        {
            RuntimeContext.Current = before;
        }
    }

    public void OnCallFailed(GrainCall call, Exception exception)
    {
        // The state in memory is not the stored one: the next call must read it anew.
        if (exception is InconsistentStateException { IsSourceActivation: true } inconsistent)
        {
            inconsistent.IsSourceActivation = false;
            Deactivate(new DeactivationReason(DeactivationReasonCode.ApplicationError, exception, exception.Message));
        }

        if (call.Method.OneWay)
            Runtime.Log.OneWayCallFailed(exception, call);
    }

    public void OnCallEnded(GrainCall call)
    {
        bool schedule;
        lock (_gate)
        {
            _running.Remove(call);
            if (call.KeepsAlive)
                LastUsed = Runtime.Time.GetTimestamp();
            _scanFrom = _waiting.First;
            schedule = ShouldSchedule(_waiting.Count > 0 || _state == ActivationState.Deactivating);
        }

        if (schedule)
            Runtime.Scheduler.Schedule(this);
    }

    public void OnEnterReentrantSection(Guid reentrancyId)
    {
        lock (_gate)
        {
            _reentrantChains ??= [];
            _reentrantChains[reentrancyId] = _reentrantChains.GetValueOrDefault(reentrancyId) + 1;
            _scanFrom = _waiting.First;
        }
    }

    public void OnExitReentrantSection(Guid reentrancyId)
    {
        lock (_gate)
        {
            if (_reentrantChains is null || !_reentrantChains.TryGetValue(reentrancyId, out var count))
                return;
            if (count > 1)
                _reentrantChains[reentrancyId] = count - 1;
            else
                _reentrantChains.Remove(reentrancyId);
        }
    }

    /// <summary>What runs here, in words, for the one who waits.</summary>
    public string DescribeWork()
    {
        lock (_gate)
        {
            var running = new List<string>();
            for (var call = _running.First; call is not null; call = call.Next)
                running.Add(call.Method.ToString());
            return $"{GrainId} is {_state}, runs [{string.Join(", ", running)}], and {_waiting.Count} calls wait.";
        }
    }

    private bool ShouldSchedule(bool hasWork) => hasWork && !_scheduled && (_scheduled = true);

    /// <summary>The next turn, or null when there is none now; then the activation must be scheduled to run again.</summary>
    private object? Next()
    {
        lock (_gate)
        {
            // Turn and turn about, so that neither a flood of calls nor a busy continuation keeps the other waiting.
            var continuationsFirst = _continuationsFirst;
            _continuationsFirst = !continuationsFirst;
            if (continuationsFirst && _continuations.TryDequeue(out var first))
                return first;
            if (NextOperation() is { } operation)
                return operation;
            if (_continuations.TryDequeue(out var second))
                return second;
            _scheduled = false;
            return null;
        }
    }

    private object? NextOperation()
    {
        if (_lifecycleBusy || _state == ActivationState.Invalid)
            return null;
        if (_state == ActivationState.Creating)
        {
            _lifecycleBusy = true;
            return s_activate;
        }

        if (_state == ActivationState.Valid)
            return NextCall();
        if (_state != ActivationState.Deactivating || _running.Count > 0)
            return null;
        _lifecycleBusy = true;
        return s_deactivate;
    }

    private GrainCall? NextCall()
    {
        for (var call = _scanFrom; call is not null; call = _scanFrom)
        {
            _scanFrom = call.Next;
            if (call.IsFinished)
            {
                _waiting.Remove(call);
                continue;
            }

            if (!MayStart(call))
                continue;
            _waiting.Remove(call);
            _running.AddLast(call);
            return call;
        }

        return null;
    }

    /// <summary>A cheap guess for arriving calls; a grain with a predicate of its own is asked later, in its own turn.</summary>
    private bool MightStart(GrainCall call) => Class.MayInterleave is not null || MayStart(call);

    private bool MayStart(GrainCall call)
    {
        if (_running.Count == 0 || call.AlwaysInterleave || Class.Reentrant)
            return true;

        GrainCall? blocking = null;
        for (var running = _running.First; running is not null; running = running.Next)
        {
            if (running.AlwaysInterleave || (running.ReadOnly && call.ReadOnly))
                continue;
            blocking = running;
            break;
        }

        if (blocking is null)
            return true;
        if (_reentrantChains is { Count: > 0 } chains && call.ReentrancyId is var id && id != Guid.Empty && chains.ContainsKey(id))
            return true;
        return Class.MayInterleave is { } predicate && (predicate(GrainInstance!, call) || predicate(GrainInstance!, blocking));
    }
}
