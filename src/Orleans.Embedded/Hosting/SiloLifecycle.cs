using Orleans.Activations;
using Orleans.Runtime;

namespace Orleans.Hosting;

/// <summary>The stages of a silo.</summary>
internal sealed class SiloLifecycle : LifecycleStages, ISiloLifecycle;
