using Orleans.Runtime;
using Orleans.Timers;

namespace Orleans.Activations;

/// <summary>What grains ask of their silo.</summary>
internal sealed class GrainRuntime(SiloRuntime runtime, IGrainFactory grainFactory, ITimerRegistry timers) : IGrainRuntime
{
    public string SiloIdentity => SiloAddress.ToString();

    public SiloAddress SiloAddress => runtime.Identity.SiloAddress;

    public IGrainFactory GrainFactory => grainFactory;

    public ITimerRegistry TimerRegistry => timers;

    public IServiceProvider ServiceProvider => runtime.Services;

    public TimeProvider TimeProvider => runtime.Time;

    public void DeactivateOnIdle(IGrainContext grainContext) => grainContext.Deactivate(
        new DeactivationReason(DeactivationReasonCode.ApplicationRequested, $"{nameof(DeactivateOnIdle)} was called."));

    public void DelayDeactivation(IGrainContext grainContext, TimeSpan timeSpan) => ((Activation)grainContext).DelayDeactivation(timeSpan);
}
