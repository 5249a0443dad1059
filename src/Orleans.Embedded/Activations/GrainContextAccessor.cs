using Orleans.Runtime;

namespace Orleans.Activations;

/// <summary>Finds the activation whose turn runs now.</summary>
internal sealed class GrainContextAccessor : IGrainContextAccessor
{
    public IGrainContext GrainContext => RuntimeContext.Current!;
}
