namespace Orleans.Activations;

/// <summary>Starts observers by ascending stage, those of one stage together, and stops the started ones in reverse.</summary>
internal class LifecycleStages : ILifecycleObservable
{
    private readonly List<(int Stage, ILifecycleObserver Observer)> _observers = [];
    private int _started = int.MinValue;
    private bool _any;

    public int HighestCompletedStage { get; private set; }

    public int LowestStoppedStage { get; private set; } = int.MaxValue;

    public bool IsEmpty => _observers.Count == 0;

    public IDisposable Subscribe(string observerName, int stage, ILifecycleObserver observer)
    {
        ArgumentNullException.ThrowIfNull(observer);
        var entry = (stage, observer);
        lock (_observers)
            _observers.Add(entry);
        return new Subscription(this, entry);
    }

    public async Task OnStart(CancellationToken cancellationToken)
    {
        // Most activations have one state and nothing else.
        if (_observers is [var (only, observer)])
        {
            (_started, _any) = (only, true);
            await observer.OnStart(cancellationToken);
            HighestCompletedStage = only;
            return;
        }

        foreach (var stage in Stages())
        {
            cancellationToken.ThrowIfCancellationRequested();
            _started = stage.Key;
            _any = true;
            await Task.WhenAll(stage.Select(entry => entry.Observer.OnStart(cancellationToken)).ToArray());
            HighestCompletedStage = stage.Key;
        }
    }

    /// <summary>Stops what was started. All stages are tried; the first error is thrown at the end.</summary>
    public async Task OnStop(CancellationToken cancellationToken)
    {
        Exception? first = null;
        foreach (var stage in Enumerable.Reverse(Stages()).Where(s => _any && s.Key <= _started))
        {
            try
            {
                await Task.WhenAll(stage.Select(entry => entry.Observer.OnStop(cancellationToken)).ToArray());
            }
            catch (Exception exception)
            {
                first ??= exception;
            }

            LowestStoppedStage = stage.Key;
        }

        if (first is not null)
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(first);
    }

    private List<IGrouping<int, (int Stage, ILifecycleObserver Observer)>> Stages()
    {
        lock (_observers)
            return [.. _observers.GroupBy(entry => entry.Stage).OrderBy(group => group.Key)];
    }

    private sealed class Subscription(LifecycleStages owner, (int, ILifecycleObserver) entry) : IDisposable
    {
        public void Dispose()
        {
            lock (owner._observers)
                owner._observers.Remove(entry);
        }
    }
}
