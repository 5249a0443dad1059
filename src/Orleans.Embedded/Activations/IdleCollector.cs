using Orleans.Configuration;

namespace Orleans.Activations;

/// <summary>
/// Takes idle activations out of memory. Each has a ticket in the bucket of the time at which it may be idle long enough; only buckets that are
/// due are looked at, and an activation that was used meanwhile gets a later ticket. So the work is per idle period, not per call or scan.
/// </summary>
internal sealed class IdleCollector : IDisposable
{
    /// <summary>An age longer than this is no age: timestamps would not hold it.</summary>
    private static readonly TimeSpan s_never = TimeSpan.FromDays(30_000);
    private readonly Lock _gate = new();
    private readonly SortedDictionary<long, LinkedList<Activation>> _buckets = [];
    private readonly TimeProvider _time;
    private readonly long _quantum;
    private readonly ITimer _timer;
    private long _armedFor = long.MaxValue;
    private bool _disposed;

    public IdleCollector(TimeProvider time, GrainCollectionOptions options)
    {
        _time = time;
        _quantum = Math.Max(1, (long)(options.CollectionQuantum.TotalSeconds * time.TimestampFrequency));
        _timer = time.CreateTimer(static state => ((IdleCollector)state!).Collect(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Add(Activation activation)
    {
        if (activation.Class.CollectionAge == Timeout.InfiniteTimeSpan || activation.Class.CollectionAge > s_never)
            return;
        lock (_gate)
        {
            if (activation.CollectionTicket is null && !_disposed)
                Insert(activation);
            Arm();
        }
    }

    public void Remove(Activation activation)
    {
        lock (_gate)
        {
            if (activation.CollectionTicket is not { List: { } bucket } ticket)
                return;
            bucket.Remove(ticket);
            activation.CollectionTicket = null;
            if (bucket.Count == 0)
                _buckets.Remove(activation.CollectionBucket);
        }
    }

    /// <summary>Ends all activations that have been idle for at least this long.</summary>
    public void CollectOlderThan(IEnumerable<Activation> activations, TimeSpan age)
    {
        var now = _time.GetTimestamp();
        foreach (var activation in activations)
        {
            if (activation.Class.CollectionAge != Timeout.InfiniteTimeSpan && now >= activation.KeptUntil
                && _time.GetElapsedTime(activation.LastUsed, now) >= age)
                activation.DeactivateIfIdle();
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            _timer.Dispose();
        }
    }

    private void Collect()
    {
        var now = _time.GetTimestamp();
        var idle = new List<Activation>();
        lock (_gate)
        {
            _armedFor = long.MaxValue;
            while (_buckets.Count > 0 && _buckets.First() is { Key: var key, Value: var bucket } && key * _quantum <= now)
            {
                _buckets.Remove(key);
                foreach (var activation in bucket)
                {
                    activation.CollectionTicket = null;
                    if (DueAt(activation) <= now && !activation.IsBusy)
                        idle.Add(activation);
                    Insert(activation, now);
                }
            }

            Arm();
        }

        foreach (var activation in idle)
            activation.DeactivateIfIdle();
    }

    private long DueAt(Activation activation) => Math.Max(
        activation.LastUsed + (long)(activation.Class.CollectionAge.TotalSeconds * _time.TimestampFrequency),
        activation.KeptUntil);

    private void Insert(Activation activation, long after = 0)
    {
        var due = DueAt(activation);
        if (due == long.MaxValue)
            return;
        var key = Math.Max((due / _quantum) + 1, (after / _quantum) + 1);
        if (!_buckets.TryGetValue(key, out var bucket))
            _buckets[key] = bucket = [];
        activation.CollectionBucket = key;
        activation.CollectionTicket = bucket.AddLast(activation);
    }

    private void Arm()
    {
        if (_disposed || _buckets.Count == 0 || _buckets.First().Key >= _armedFor)
            return;
        _armedFor = _buckets.First().Key;
        var wait = _time.GetElapsedTime(_time.GetTimestamp(), _armedFor * _quantum);
        _timer.Change(wait < TimeSpan.Zero ? TimeSpan.Zero : wait + TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
    }
}
