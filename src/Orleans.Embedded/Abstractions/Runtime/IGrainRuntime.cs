using Orleans.Timers;

namespace Orleans.Runtime;

/// <summary>What a grain asks of the silo it lives in.</summary>
public interface IGrainRuntime
{
    /// <summary>The silo's name.</summary>
    string SiloIdentity { get; }

    /// <summary>The silo's address.</summary>
    SiloAddress SiloAddress { get; }

    /// <summary>Gets references to grains.</summary>
    IGrainFactory GrainFactory { get; }

    /// <summary>Starts timers.</summary>
    ITimerRegistry TimerRegistry { get; }

    /// <summary>The silo's services.</summary>
    IServiceProvider ServiceProvider { get; }

    /// <summary>The silo's clock.</summary>
    TimeProvider TimeProvider => TimeProvider.System;

    /// <summary>Ends this activation once its running calls have ended.</summary>
    void DeactivateOnIdle(IGrainContext grainContext);

    /// <summary>Keeps this activation at least so long; a negative span takes that back.</summary>
    void DelayDeactivation(IGrainContext grainContext, TimeSpan timeSpan);
}
