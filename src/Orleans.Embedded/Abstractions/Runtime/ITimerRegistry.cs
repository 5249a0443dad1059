using Orleans.Runtime;

namespace Orleans.Timers;

/// <summary>Starts grain timers.</summary>
public interface ITimerRegistry
{
    /// <summary>Starts a timer that lives as long as this activation.</summary>
    IGrainTimer RegisterGrainTimer<TState>(
        IGrainContext grainContext, Func<TState, CancellationToken, Task> callback, TState state, GrainTimerCreationOptions options);
}
