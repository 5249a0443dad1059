using Orleans.Activations;

namespace Orleans.Simulation;

/// <summary>
/// Runs everything of a simulation on the thread that asks for it. What may run is kept in one bag; the seed alone decides what runs next. When the
/// bag is empty, the clock moves to the next timer.
/// </summary>
internal sealed class SimulationScheduler : TurnScheduler
{
    /// <summary>So many steps at one moment are no crowd but a circle.</summary>
    private const int MaxStepsAtOneMoment = 5_000_000;
    private static readonly TimeSpan s_graceForEscapes = TimeSpan.FromSeconds(1);
    private readonly List<object> _runnable = [];
    private readonly SimulationRandom _random;
    private readonly EscapeDetector _escapes = new();
    private SimulationDomain? _current;
    private long _stepsAtMoment;
    private long _moment;
    private int _owner = Environment.CurrentManagedThreadId;
    private bool _inLoop;

    public SimulationScheduler(long seed, DateTimeOffset start)
    {
        _random = new SimulationRandom(seed);
        Root = new SimulationDomain(this);
        Time = new SimulatedTimeProvider(this, start);
    }

    public SimulatedTimeProvider Time { get; }

    /// <summary>The domain of the test itself; it never dies.</summary>
    public SimulationDomain Root { get; }

    public override TimeProvider Clock => Time;

    public override TaskCreationOptions AnswerOptions => TaskCreationOptions.None;

    public override int DefaultWorkers => 4;

    /// <summary>How many turns, tasks and timers have run.</summary>
    public long Steps { get; private set; }

    /// <summary>The domain that new timers belong to.</summary>
    public SimulationDomain CurrentDomain => _current ?? Root;

    public uint NextTie() => (uint)_random.Next();

    public override void Schedule(Activation activation) => Enqueue(activation);

    public void Enqueue(object item)
    {
        if (Environment.CurrentManagedThreadId == _owner)
            _runnable.Add(item);
        else
            _escapes.Report(item);
    }

    /// <summary>From now on the simulation belongs to this thread.</summary>
    public void Claim()
    {
        if (_inLoop && Environment.CurrentManagedThreadId != _owner)
            throw new InvalidOperationException("The simulation runs on another thread.");
        _owner = Environment.CurrentManagedThreadId;
    }

    public bool IsRunning(SimulationDomain domain)
        => _inLoop && Environment.CurrentManagedThreadId == _owner && ReferenceEquals(_current, domain) && Runtime.RuntimeContext.Current is null;

    /// <summary>Runs until <paramref name="done"/>, or until nothing is left to do at or before <paramref name="limit"/>. True when done.</summary>
    public bool Run(Func<bool> done, long limit)
    {
        if (_inLoop)
            throw new InvalidOperationException("The simulation already runs: within it, await instead of running it again.");
        Claim();
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        _inLoop = true;
        try
        {
            while (!done())
            {
                _escapes.ThrowIfAny();
                if (!Step() && !Time.AdvanceToNextTimer(limit))
                    return done();
            }

            return true;
        }
        finally
        {
            _inLoop = false;
            _current = null;
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    /// <summary>Gives code that has left the simulation a moment to come back, so that the error can name it.</summary>
    public void WaitForEscapes() => _escapes.WaitAndThrowIfAny(s_graceForEscapes);

    private static string Describe(object item) => item switch
    {
        Activation activation => activation.DescribeWork(),
        SimulatedTimer => "a timer",
        _ => "a task",
    };

    private bool Step()
    {
        var count = _runnable.Count;
        if (count == 0)
            return false;
        var index = count == 1 ? 0 : _random.Next(count);
        var item = _runnable[index];
        _runnable[index] = _runnable[count - 1];
        _runnable.RemoveAt(count - 1);
        Steps++;
        Time.ReadsInStep = 0;
        if (_moment != Time.GetTimestamp())
            (_moment, _stepsAtMoment) = (Time.GetTimestamp(), 0);
        if (++_stepsAtMoment > MaxStepsAtOneMoment)
        {
            throw new SimulationException(
                $"Time stands still: {MaxStepsAtOneMoment} steps have run at {Time.GetUtcNow():O}, and there is more to do. The next is {Describe(item)}.");
        }

        switch (item)
        {
            case Activation activation:
                _current = (SimulationDomain?)activation.Runtime.Domain;
                if (activation.RunTurns(1))
                    _runnable.Add(activation);
                break;
            case DomainTask task:
                _current = task.Domain;
                task.Domain.Execute(task.Task);
                break;
            case SimulatedTimer timer:
                _current = timer.Domain;
                timer.Fire();
                break;
        }

        return true;
    }
}
