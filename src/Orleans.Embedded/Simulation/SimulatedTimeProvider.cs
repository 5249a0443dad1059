namespace Orleans.Simulation;

/// <summary>
/// A clock that stands still while anything can run and then jumps to the next timer. The wall clock can be set forward and back on its own; timers
/// go by elapsed time and do not notice.
/// </summary>
public sealed class SimulatedTimeProvider : TimeProvider
{
    /// <summary>Who asks so often within one step waits for the clock to move by itself, which it never does.</summary>
    private const int MaxReadsInStep = 10_000_000;
    private readonly PriorityQueue<(SimulatedTimer Timer, int Version), (long Due, uint Tie)> _timers = new();
    private readonly SimulationScheduler _scheduler;
    private readonly DateTimeOffset _start;
    private long _elapsed;
    private long _jumped;
    private int _set;

    internal SimulatedTimeProvider(SimulationScheduler scheduler, DateTimeOffset start)
    {
        _scheduler = scheduler;
        _start = start;
    }

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>How much time has passed since the simulation began.</summary>
    public TimeSpan Elapsed => new(_elapsed);

    /// <summary>How many timers are set.</summary>
    public int PendingTimers => _set;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        CountRead();
        return _start.AddTicks(_elapsed + _jumped);
    }

    /// <inheritdoc/>
    public override long GetTimestamp()
    {
        CountRead();
        return _elapsed;
    }

    /// <summary>Sets the wall clock forward, or back when negative. No time passes by it.</summary>
    public void JumpClock(TimeSpan offset) => _jumped += offset.Ticks;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new SimulatedTimer(this, _scheduler.CurrentDomain, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>How often the clock was read since the last step began.</summary>
    internal int ReadsInStep { get; set; }

    internal void Add(SimulatedTimer timer)
    {
        _set++;
        _timers.Enqueue((timer, timer.Version), (timer.Due!.Value, _scheduler.NextTie()));
    }

    /// <summary>A set timer was changed or disposed; its old entry is swept out when there are many of them.</summary>
    internal void Forget()
    {
        _set--;
        if (_timers.Count <= 64 + (2 * _set))
            return;
        var live = _timers.UnorderedItems.Where(entry => entry.Element.Timer.Version == entry.Element.Version).ToArray();
        _timers.Clear();
        _timers.EnqueueRange(live);
    }

    /// <summary>Moves to the next timer at or before the limit and hands all timers of that moment to the scheduler. False when there is none.</summary>
    internal bool AdvanceToNextTimer(long limit)
    {
        var any = false;
        while (_timers.TryPeek(out var entry, out var at))
        {
            if (entry.Timer.Version != entry.Version)
            {
                _timers.Dequeue();
                continue;
            }

            if (entry.Timer.Domain.IsDead)
            {
                entry.Timer.Dispose();
                continue;
            }

            if (any ? at.Due > _elapsed : at.Due > limit)
                break;
            _elapsed = Math.Max(_elapsed, at.Due);
            any = true;
            _timers.Dequeue();
            _set--;
            entry.Timer.Expire();
            _scheduler.Enqueue(entry.Timer);
        }

        return any;
    }

    /// <summary>Lets the rest of a stretch of time pass in which nothing happens.</summary>
    internal void PassTo(long limit) => _elapsed = Math.Max(_elapsed, limit);

    private void CountRead()
    {
        if (++ReadsInStep > MaxReadsInStep)
            throw new SimulationException($"Code waits in a loop for the clock to move; it stands at {_start.AddTicks(_elapsed + _jumped):O} until the code waits for a timer.");
    }
}
