using Orleans.Placement;

namespace Orleans.Concurrency;

/// <summary>Several activations of one key may serve calls at the same time.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class StatelessWorkerAttribute : PlacementAttribute
{
    /// <summary>At most this many activations of one key.</summary>
    public StatelessWorkerAttribute(int maxLocalWorkers) => MaxLocalWorkers = maxLocalWorkers;

    /// <summary>As many activations of one key as there are processors.</summary>
    public StatelessWorkerAttribute()
        : this(-1)
    {
    }

    internal int MaxLocalWorkers { get; }
}
