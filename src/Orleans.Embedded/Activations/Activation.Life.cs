using Orleans.Calls;
using Orleans.Runtime;
using Orleans.Timers;

namespace Orleans.Activations;

/// <summary>The life: made by the first call, ended by idleness, request, error or the silo's stop.</summary>
internal sealed partial class Activation
{
    private const int MaxForwards = 8;
    private HashSet<GrainTimer>? _timers;
    private ActivationState _state;
    private DeactivationReason _reason;
    private CancellationToken _deactivationToken;
    private TaskCompletionSource? _deactivated;
    private bool _wasValid;
    private bool _lifecycleBusy;
    private bool _abandoned;

    /// <summary>When the last call ended, as a timestamp of the silo's clock.</summary>
    public long LastUsed { get; private set; }

    /// <summary>Not collected before this time, as a timestamp of the silo's clock.</summary>
    public long KeptUntil { get; private set; }

    /// <summary>The place of this activation among those that may become idle.</summary>
    public LinkedListNode<Activation>? CollectionTicket { get; set; }

    /// <summary>The bucket that <see cref="CollectionTicket"/> is in.</summary>
    public long CollectionBucket { get; set; }

    public bool IsValid
    {
        get
        {
            lock (_gate)
                return _state == ActivationState.Valid;
        }
    }

    public bool IsBusy
    {
        get
        {
            lock (_gate)
                return _lifecycleBusy || _waiting.Count + _running.Count + _continuations.Count > 0;
        }
    }

    public Task Deactivated
    {
        get
        {
            lock (_gate)
            {
                if (_state == ActivationState.Invalid)
                    return Task.CompletedTask;
                return (_deactivated ??= new TaskCompletionSource(Runtime.Scheduler.AnswerOptions)).Task;
            }
        }
    }

    public void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default)
    {
        bool schedule;
        lock (_gate)
        {
            if (_state >= ActivationState.Deactivating)
                return;
            _wasValid = _state == ActivationState.Valid;
            _state = ActivationState.Deactivating;
            _reason = deactivationReason;
            _deactivationToken = cancellationToken;
            schedule = ShouldSchedule(true);
        }

        if (schedule)
            Runtime.Scheduler.Schedule(this);
    }

    /// <summary>Ends this activation only if it is still idle; the collector's way.</summary>
    public void DeactivateIfIdle()
    {
        lock (_gate)
        {
            if (_lifecycleBusy || _waiting.Count + _running.Count + _continuations.Count > 0)
                return;
        }

        Deactivate(new DeactivationReason(DeactivationReasonCode.ActivationIdle, "The activation was idle for longer than its collection age."));
    }

    public void DelayDeactivation(TimeSpan timeSpan)
    {
        if (timeSpan == TimeSpan.MaxValue || timeSpan == Timeout.InfiniteTimeSpan)
            KeptUntil = long.MaxValue;
        else
            KeptUntil = timeSpan <= TimeSpan.Zero ? 0 : Runtime.Time.GetTimestamp() + (long)(timeSpan.TotalSeconds * Runtime.Time.TimestampFrequency);
    }

    /// <summary>Drops this activation where it stands, as a killed process would.</summary>
    public void Abandon()
    {
        lock (_gate)
        {
            _abandoned = true;
            _state = ActivationState.Invalid;
            _continuations.Clear();
            _waiting = default;
            _scanFrom = null;
        }

        DisposeTimers();
    }

    public void Add(GrainTimer timer)
    {
        lock (_gate)
        {
            if (_state < ActivationState.Invalid)
                (_timers ??= []).Add(timer);
        }
    }

    public void Remove(GrainTimer timer)
    {
        lock (_gate)
            _timers?.Remove(timer);
    }

    private async Task ActivateAsync()
    {
        using var timeout = new CancellationTokenSource(Runtime.Collection.ActivationTimeout, Runtime.Scheduler.Clock);
        var token = timeout.Token;
        try
        {
            lock (_gate)
            {
                if (_state == ActivationState.Creating)
                    _state = ActivationState.Activating;
                RequestContext.Values = _waiting.First?.Context;
            }

            GrainInstance = Class.Construct(this);
            IncomingFilters = GrainInstance is IIncomingGrainCallFilter own ? [.. Runtime.IncomingFilters, own] : Runtime.IncomingFilters;
            if (_lifecycle is { IsEmpty: false } lifecycle)
                await lifecycle.OnStart(token).WaitAsync(token);
            if (GrainInstance is IGrainBase grain && grain.OnActivateAsync(token) is { IsCompletedSuccessfully: false } activating)
                await activating.WaitAsync(token);

            lock (_gate)
            {
                LastUsed = Runtime.Time.GetTimestamp();
                if (_state == ActivationState.Activating)
                    _state = ActivationState.Valid;
            }

            Runtime.Collector.Add(this);
        }
        catch (Exception exception)
        {
            Runtime.Log.ActivationFailed(exception, this);
            Deactivate(new DeactivationReason(DeactivationReasonCode.ActivationFailed, exception, "Failed to activate grain."));
        }
        finally
        {
            EndLifecycleOperation();
        }
    }

    private void EndLifecycleOperation()
    {
        bool schedule;
        lock (_gate)
        {
            _lifecycleBusy = false;
            _scanFrom = _waiting.First;
            schedule = ShouldSchedule(_state < ActivationState.Invalid);
        }

        if (schedule)
            Runtime.Scheduler.Schedule(this);
    }

    private async Task FinishDeactivatingAsync()
    {
        DisposeTimers();
        if (_wasValid && (GrainInstance is IGrainBase || _lifecycle is not null))
            await StopGrainAsync();
        await DisposeGrainAsync();
        Runtime.Collector.Remove(this);
        if (_pool is null)
            Runtime.Directory.Remove(this);
        else
            _pool.Remove(this);

        CallList left;
        TaskCompletionSource? deactivated;
        lock (_gate)
        {
            _state = ActivationState.Invalid;
            _lifecycleBusy = false;
            left = _waiting;
            _waiting = default;
            _scanFrom = null;
            deactivated = _deactivated;
        }

        HandOn(left);
        deactivated?.TrySetResult();
    }

    private async Task StopGrainAsync()
    {
        using var timeout = new CancellationTokenSource(Runtime.Collection.DeactivationTimeout, Runtime.Scheduler.Clock);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, _deactivationToken);
        try
        {
            if (GrainInstance is IGrainBase grain && grain.OnDeactivateAsync(_reason, linked.Token) is { IsCompletedSuccessfully: false } deactivating)
                await deactivating.WaitAsync(linked.Token);
        }
        catch (Exception exception)
        {
            Runtime.Log.DeactivationFailed(exception, this);
        }

        try
        {
            if (_lifecycle is { IsEmpty: false } lifecycle)
                await lifecycle.OnStop(linked.Token).WaitAsync(linked.Token);
        }
        catch (Exception exception)
        {
            Runtime.Log.DeactivationFailed(exception, this);
        }
    }

    private async Task DisposeGrainAsync()
    {
        try
        {
            if (GrainInstance is IAsyncDisposable asyncDisposable)
                await asyncDisposable.DisposeAsync();
            else
                (GrainInstance as IDisposable)?.Dispose();
            if (_scope is { } scope)
                await scope.DisposeAsync();
        }
        catch (Exception exception)
        {
            Runtime.Log.DeactivationFailed(exception, this);
        }
    }

    /// <summary>Gives the calls that still wait to the next activation, or their error when this one could not be activated.</summary>
    private void HandOn(CallList calls)
    {
        while (calls.First is { } call)
        {
            calls.Remove(call);
            if (call.IsLocal || call.IsFinished)
                continue;
            if (_reason is { ReasonCode: DeactivationReasonCode.ActivationFailed, Exception: { } exception })
                call.Fail(exception);
            else if (call.Forwards++ >= MaxForwards)
                call.Fail(new OrleansMessageRejectionException($"{call} was handed on {MaxForwards} times; each activation ended before it ran: {_reason}"));
            else
                Runtime.Deliver(call);
        }
    }

    private void DisposeTimers()
    {
        GrainTimer[] timers;
        lock (_gate)
        {
            timers = _timers is null ? [] : [.. _timers];
            _timers = null;
        }

        foreach (var timer in timers)
            timer.Dispose();
    }
}
