using Orleans.Runtime;

namespace Orleans.Activations;

/// <summary>The stages of an activation.</summary>
internal sealed class ActivationLifecycle : LifecycleStages, IGrainLifecycle;
