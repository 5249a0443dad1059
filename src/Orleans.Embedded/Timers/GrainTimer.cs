using Orleans.Activations;
using Orleans.Runtime;
using Orleans.Storage;

namespace Orleans.Timers;

/// <summary>A timer of an activation. The next tick is set when the last one has ended.</summary>
internal abstract class GrainTimer : IGrainTimer
{
    private static readonly TimeSpan s_longest = TimeSpan.FromMilliseconds(0xfffffffe);
    private readonly CancellationTokenSource _cancellation = new();
    private readonly Activation _activation;
    private readonly ITimer _timer;
    private TimeSpan _dueTime;
    private TimeSpan _period;
    private bool _changed;
    private bool _firing;

    protected GrainTimer(Activation activation, GrainTimerCreationOptions options)
    {
        _activation = activation;
        Interleave = options.Interleave;
        KeepAlive = options.KeepAlive;
        _timer = CreateTimer(activation.Runtime.Time);
    }

    public bool Interleave { get; }

    public bool KeepAlive { get; }

    public static void Validate(TimeSpan dueTime, TimeSpan period)
    {
        Check(dueTime, nameof(dueTime));
        Check(period, nameof(period));

        static void Check(TimeSpan value, string name)
        {
            if (value != Timeout.InfiniteTimeSpan)
                ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero, name);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, s_longest, name);
        }
    }

    public void Change(TimeSpan dueTime, TimeSpan period)
    {
        Validate(dueTime, period);
        _changed = true;
        _dueTime = dueTime;
        _period = period;

        // A tick under way sets the next one itself when it ends.
        if (!_firing)
            Set(dueTime);
    }

    public void Dispose()
    {
        try
        {
            _cancellation.Cancel();
        }
        catch (AggregateException exception)
        {
            // What the application does on cancellation must not keep the activation from ending.
            _activation.Runtime.Log.TimerFailed(exception, _activation);
        }

        _timer.Dispose();
        _activation.Remove(this);
    }

    /// <summary>Runs one tick and sets the next. Errors are logged and do not stop the timer.</summary>
    public async Task TickAsync()
    {
        try
        {
            _changed = false;
            if (!_cancellation.IsCancellationRequested)
                await InvokeAsync(_cancellation.Token);
        }
        catch (Exception exception)
        {
            if (exception is InconsistentStateException { IsSourceActivation: true } inconsistent)
            {
                inconsistent.IsSourceActivation = false;
                _activation.Deactivate(new DeactivationReason(DeactivationReasonCode.ApplicationError, exception, exception.Message));
            }

            _activation.Runtime.Log.TimerFailed(exception, _activation);
        }
        finally
        {
            _firing = false;
            if (!_cancellation.IsCancellationRequested)
                Set(_changed ? _dueTime : _period);
        }
    }

    protected abstract Task InvokeAsync(CancellationToken cancellationToken);

    private ITimer CreateTimer(TimeProvider time)
    {
        // A tick does not run in the context of the call that started the timer.
        var suppress = !ExecutionContext.IsFlowSuppressed();
        if (suppress)
            ExecutionContext.SuppressFlow();
        try
        {
            return time.CreateTimer(static state => ((GrainTimer)state!).Fire(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
        finally
        {
            if (suppress)
                ExecutionContext.RestoreFlow();
        }
    }

    private void Fire()
    {
        _firing = true;
        _activation.Receive(new TimerTick(this));
    }

    private void Set(TimeSpan dueTime)
    {
        try
        {
            _timer.Change(dueTime, Timeout.InfiniteTimeSpan);
        }
        catch (ObjectDisposedException)
        {
            // Disposed meanwhile: there is no next tick.
        }
    }
}
