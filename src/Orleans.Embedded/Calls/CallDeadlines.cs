namespace Orleans.Calls;

/// <summary>
/// The calls that wait for an answer, all with the same time-out, so that the oldest is always the first to expire. One timer serves them all
/// and is only set while calls wait.
/// </summary>
internal sealed class CallDeadlines : IDisposable
{
    private readonly Lock _gate = new();
    private readonly TimeProvider _clock;
    private readonly TimeSpan _timeout;
    private readonly long _timeoutTicks;
    private readonly ITimer _timer;
    private GrainCall? _first;
    private GrainCall? _last;
    private bool _armed;

    public CallDeadlines(TimeProvider clock, TimeSpan timeout)
    {
        _clock = clock;
        _timeout = timeout;
        _timeoutTicks = (long)(timeout.TotalSeconds * clock.TimestampFrequency);
        _timer = clock.CreateTimer(static state => ((CallDeadlines)state!).Expire(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Add(GrainCall call)
    {
        call.Deadline = _clock.GetTimestamp() + _timeoutTicks;
        lock (_gate)
        {
            call.PreviousDeadline = _last;
            if (_last is null)
                _first = call;
            else
                _last.NextDeadline = call;
            _last = call;
            if (_armed)
                return;
            _armed = true;
        }

        _timer.Change(_timeout, Timeout.InfiniteTimeSpan);
    }

    public void Remove(GrainCall call)
    {
        lock (_gate)
            Unlink(call);
    }

    /// <summary>Takes all calls out, for a silo that goes.</summary>
    public List<GrainCall> Drain()
    {
        var calls = new List<GrainCall>();
        lock (_gate)
        {
            while (_first is { } call)
            {
                Unlink(call);
                calls.Add(call);
            }
        }

        return calls;
    }

    /// <summary>The calls that wait, oldest first.</summary>
    public List<GrainCall> Snapshot()
    {
        var calls = new List<GrainCall>();
        lock (_gate)
        {
            for (var call = _first; call is not null; call = call.NextDeadline)
                calls.Add(call);
        }

        return calls;
    }

    public void Dispose() => _timer.Dispose();

    private void Expire()
    {
        var now = _clock.GetTimestamp();
        List<GrainCall>? expired = null;
        lock (_gate)
        {
            while (_first is { } call && call.Deadline <= now)
            {
                Unlink(call);
                (expired ??= []).Add(call);
            }

            _armed = _first is not null;
            if (_first is { } next)
                _timer.Change(_clock.GetElapsedTime(now, next.Deadline) + TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
        }

        foreach (var call in expired ?? [])
            call.OnDeadline();
    }

    private void Unlink(GrainCall call)
    {
        if (call.PreviousDeadline is null && !ReferenceEquals(_first, call))
            return;
        if (call.PreviousDeadline is null)
            _first = call.NextDeadline;
        else
            call.PreviousDeadline.NextDeadline = call.NextDeadline;
        if (call.NextDeadline is null)
            _last = call.PreviousDeadline;
        else
            call.NextDeadline.PreviousDeadline = call.PreviousDeadline;
        call.PreviousDeadline = call.NextDeadline = null;
    }
}
