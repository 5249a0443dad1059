using AgentOps.Events;
using Microsoft.Extensions.Logging;

namespace AgentOps.Api.Events;

/// <summary>
/// One company's live events for all its watchers in this process: one reader of the feed, each event serialized once, the newest frames kept in a
/// ring. A watcher that is further behind than the ring reads the table, so nobody needs a queue of their own.
/// </summary>
internal sealed partial class CompanyStream(CompanyKey company, IEventFeed feed, Func<CancellationToken, Task<EventCursor>> present, TimeProvider time, ILogger log)
{
    private const int Capacity = 1024;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly EventFrame[] _ring = new EventFrame[Capacity];
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile TaskCompletionSource _news = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _count;
    private EventCursor _floor;
    private EventCursor _last;

    /// <summary>Done when <see cref="Present"/> is known.</summary>
    internal Task Ready => _ready.Task;

    /// <summary>Done at the next frame, ping or end. Take it before looking, or news between would be missed.</summary>
    internal Task News => _news.Task;

    /// <summary>No frames will come any more.</summary>
    internal bool Ended { get; private set; }

    /// <summary>Counts the moments at which every watcher should say that it lives.</summary>
    internal int Pings { get; private set; }

    /// <summary>How many watch; kept by <see cref="EventHub"/>.</summary>
    internal int Watchers { get; set; }

    /// <summary>After the newest frame.</summary>
    internal EventCursor Present
    {
        get { lock (_gate) return _last; }
    }

    /// <summary>Everything up to here is only in the table.</summary>
    internal EventCursor Floor
    {
        get { lock (_gate) return _floor; }
    }

    /// <summary>The frames after <paramref name="after"/>, oldest first, as many as fit; -1 when the ring no longer has them all.</summary>
    internal int Take(EventCursor after, Span<EventFrame> into)
    {
        lock (_gate)
        {
            if (after.CompareTo(_floor) < 0) return -1;
            var first = FirstAfter(after);
            var taken = (int)Math.Min(_count - first, into.Length);
            for (var i = 0; i < taken; i++) into[i] = _ring[(first + i) % Capacity];
            return taken;
        }
    }

    /// <summary>Reads the feed until cancelled; what fails is tried again from where it stopped.</summary>
    internal async Task Run(TimeSpan ping, CancellationToken stop)
    {
        await using var pings = time.CreateTimer(static self => ((CompanyStream)self!).Ping(), this, ping, ping);
        while (!stop.IsCancellationRequested)
        {
            try
            {
                if (!_ready.Task.IsCompleted) Start(await present(stop));
                await foreach (var e in feed.Follow(company, Present, stop)) Put(EventFrame.Of(e));
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                break;
            }
            catch (Exception exception)
            {
                LogInterrupted(exception, company);
                await Task.Delay(Pause, time, CancellationToken.None);
            }
        }

        Ended = true;
        _ready.TrySetResult();
        Wake();
    }

    private void Start(EventCursor present)
    {
        lock (_gate) _floor = _last = present;
        _ready.TrySetResult();
    }

    private void Put(EventFrame frame)
    {
        lock (_gate)
        {
            if (frame.Cursor.CompareTo(_last) <= 0) return;
            ref var slot = ref _ring[_count % Capacity];
            if (_count >= Capacity) _floor = slot.Cursor;
            slot = frame;
            _count++;
            _last = frame.Cursor;
        }

        Wake();
    }

    private void Ping()
    {
        Pings++;
        Wake();
    }

    private void Wake() => Interlocked.Exchange(ref _news, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    private long FirstAfter(EventCursor after)
    {
        var (low, high) = (Math.Max(0, _count - Capacity), _count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_ring[middle % Capacity].Cursor.CompareTo(after) <= 0) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    [LoggerMessage(1, LogLevel.Warning, "The live events of {Company} are interrupted; going on from the same place")]
    private partial void LogInterrupted(Exception exception, CompanyKey company);
}
