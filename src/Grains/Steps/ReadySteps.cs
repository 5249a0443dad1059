namespace AgentOps.Steps;

/// <summary>
/// The ready steps of one kind, oldest first, and those that wait for their time. Holds at most <see cref="Capacity"/>: what does not fit is
/// left to the work list, and <see cref="Overflowed"/> says that it must be read again when this runs dry.
/// </summary>
public sealed class ReadySteps
{
    /// <summary>How many steps are held at most.</summary>
    public const int Capacity = 10_000;

    private readonly Queue<ReadyStep> _ready = new();
    private readonly PriorityQueue<ReadyStep, DateTimeOffset> _delayed = new();

    /// <summary>With the trace of whoever told of it: the work list, which may have been read before, knows none.</summary>
    private readonly Dictionary<(Guid, int), string?> _known = [];

    /// <summary>Steps that may run now.</summary>
    public int Ready => _ready.Count;

    /// <summary>Steps that wait for their time.</summary>
    public int Delayed => _delayed.Count;

    /// <summary>True when steps were left to the work list.</summary>
    public bool Overflowed { get; set; }

    /// <summary>When the next delayed step is due; null when none waits.</summary>
    public DateTimeOffset? NextDue => _delayed.TryPeek(out _, out var due) ? due : null;

    /// <summary>Adds a step once.</summary>
    public void Add(ReadyStep step, DateTimeOffset now)
    {
        var key = (step.Mission, step.Step);
        if (_known.TryGetValue(key, out var trace))
        {
            _known[key] = trace ?? step.Trace;
            return;
        }

        if (_known.Count >= Capacity)
        {
            Overflowed = true;
            return;
        }

        _known.Add(key, step.Trace);
        if (step.NotBefore is { } due && due > now) _delayed.Enqueue(step, due);
        else _ready.Enqueue(step);
    }

    /// <summary>Those whose time has come join the ready ones.</summary>
    public void Ripen(DateTimeOffset now)
    {
        while (_delayed.TryPeek(out _, out var due) && due <= now) _ready.Enqueue(_delayed.Dequeue());
    }

    /// <summary>Takes the oldest step that may run now.</summary>
    public bool TryTake(DateTimeOffset now, out ReadyStep step)
    {
        Ripen(now);
        if (!_ready.TryDequeue(out step!)) return false;
        _known.Remove((step.Mission, step.Step), out var trace);
        if (trace is not null) step = step with { Trace = trace };
        return true;
    }
}
