namespace Orleans.Simulation;

/// <summary>A timer on the simulated clock.</summary>
internal sealed class SimulatedTimer(SimulatedTimeProvider time, SimulationDomain domain, TimerCallback callback, object? state) : ITimer
{
    private readonly ExecutionContext? _context = ExecutionContext.IsFlowSuppressed() ? null : ExecutionContext.Capture();

    public SimulationDomain Domain { get; } = domain;

    /// <summary>When it fires; null when it is not set.</summary>
    public long? Due { get; private set; }

    /// <summary>Counts the changes, so that the clock can tell entries that no longer hold.</summary>
    public int Version { get; private set; }

    public TimeSpan Period { get; private set; }

    public bool IsDisposed { get; private set; }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        if (IsDisposed)
            return false;
        Unset();
        Period = period;
        if (dueTime != Timeout.InfiniteTimeSpan)
            SetDue(time.GetTimestamp() + Math.Max(0, dueTime.Ticks));
        return true;
    }

    public void Dispose()
    {
        if (IsDisposed)
            return;
        IsDisposed = true;
        Unset();
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>It is due: it waits for its turn now, and a periodic one is set again.</summary>
    public void Expire()
    {
        var due = Due!.Value;
        Due = null;
        Version++;
        if (Period > TimeSpan.Zero)
            SetDue(due + Period.Ticks);
    }

    public void Fire()
    {
        if (!IsDisposed && !Domain.IsDead)
            new Task(static timer => ((SimulatedTimer)timer!).Invoke(), this).RunSynchronously(Domain);
    }

    private void Invoke()
    {
        if (_context is null)
            callback(state);
        else
            ExecutionContext.Run(_context, static timer => ((SimulatedTimer)timer!).InvokeCallback(), this);
    }

    private void InvokeCallback() => callback(state);

    private void SetDue(long due)
    {
        Due = due;
        time.Add(this);
    }

    private void Unset()
    {
        Version++;
        if (Due is not null)
            time.Forget();
        Due = null;
    }
}
