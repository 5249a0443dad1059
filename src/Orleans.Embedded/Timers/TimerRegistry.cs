using Orleans.Activations;
using Orleans.Runtime;

namespace Orleans.Timers;

/// <summary>Starts timers of activations.</summary>
internal sealed class TimerRegistry : ITimerRegistry
{
    public IGrainTimer RegisterGrainTimer<TState>(
        IGrainContext grainContext, Func<TState, CancellationToken, Task> callback, TState state, GrainTimerCreationOptions options)
    {
        ArgumentNullException.ThrowIfNull(callback);
        if (RuntimeContext.Current is null || !RuntimeContext.Current.Equals(grainContext))
            throw new InvalidOperationException("A grain timer can only be started by its own grain, within one of its turns.");
        GrainTimer.Validate(options.DueTime, options.Period);
        var activation = (Activation)grainContext;
        var timer = new GrainTimer<TState>(activation, callback, state, options);
        activation.Add(timer);
        timer.Change(options.DueTime, options.Period);
        return timer;
    }
}
