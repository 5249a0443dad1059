using Orleans.Calls;

namespace Orleans.Activations;

/// <summary>The activations of a stateless worker grain: an idle one takes the next call, a new one is made up to the limit.</summary>
internal sealed class WorkerPool(CallTarget target) : ICallReceiver
{
    private readonly Lock _gate = new();
    private readonly List<Activation> _workers = [];
    private bool _closed;

    public CallTarget Target { get; } = target;

    public bool Receive(GrainCall call)
    {
        lock (_gate)
        {
            if (_closed)
                return false;
            while (!Choose().Receive(call))
            {
            }
        }

        return true;
    }

    public void Remove(Activation worker)
    {
        lock (_gate)
        {
            _workers.Remove(worker);
            if (_workers.Count > 0 || _closed)
                return;
            _closed = true;
        }

        Target.Runtime.Directory.Remove(this);
    }

    public Activation[] Workers()
    {
        lock (_gate)
            return [.. _workers];
    }

    private Activation Choose()
    {
        Activation? best = null;
        var bestLoad = int.MaxValue;
        foreach (var worker in _workers)
        {
            var load = worker.Load;
            if (load >= bestLoad)
                continue;
            best = worker;
            bestLoad = load;
        }

        var limit = Target.Class.MaxWorkers > 0 ? Target.Class.MaxWorkers : Target.Runtime.Scheduler.DefaultWorkers;
        if (bestLoad == 0 || (_workers.Count >= limit && best is not null))
            return best!;
        var added = Target.Runtime.NewActivation(Target, this);
        _workers.Add(added);
        return added;
    }
}
