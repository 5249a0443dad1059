using Orleans.Activations;
using Orleans.Runtime;

namespace Orleans.Calls;

/// <summary>Whom a reference calls: a grain of a silo, and the class that serves it.</summary>
internal sealed class CallTarget(SiloRuntime runtime, GrainClass grainClass, GrainId grainId)
{
    public SiloRuntime Runtime { get; } = runtime;

    public GrainClass Class { get; } = grainClass;

    public GrainId GrainId { get; } = grainId;
}
