using System.Collections.Concurrent;
using Orleans.Calls;
using Orleans.Runtime;

namespace Orleans.Activations;

/// <summary>Finds the activation of a grain, and makes it when there is none.</summary>
internal sealed class ActivationDirectory
{
    private readonly ConcurrentDictionary<GrainId, ICallReceiver> _receivers = new();

    public ICallReceiver Get(CallTarget target) => _receivers.TryGetValue(target.GrainId, out var receiver)
        ? receiver
        : _receivers.GetOrAdd(
            target.GrainId,
            static (_, t) => t.Class.MaxWorkers == 0 ? t.Runtime.NewActivation(t, null) : new WorkerPool(t),
            target);

    public Activation? Find(GrainId grainId) => _receivers.GetValueOrDefault(grainId) switch
    {
        Activation activation => activation,
        WorkerPool pool => pool.Workers().FirstOrDefault(),
        _ => null,
    };

    public void Remove(Activation activation)
        => _receivers.TryRemove(new KeyValuePair<GrainId, ICallReceiver>(activation.GrainId, activation));

    public void Remove(WorkerPool pool)
        => _receivers.TryRemove(new KeyValuePair<GrainId, ICallReceiver>(pool.Target.GrainId, pool));

    /// <summary>All activations, oldest first.</summary>
    public List<Activation> All() =>
    [
        .. _receivers.Values.SelectMany(receiver => receiver is WorkerPool pool ? pool.Workers() : [(Activation)receiver]).OrderBy(a => a.Number),
    ];
}
