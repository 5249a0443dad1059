namespace Orleans.Runtime;

/// <summary>The stages of an activation: see <see cref="GrainLifecycleStage"/>.</summary>
public interface IGrainLifecycle : ILifecycleObservable;
