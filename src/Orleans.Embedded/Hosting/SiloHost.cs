using Orleans.Activations;
using Orleans.Runtime;

namespace Orleans.Hosting;

/// <summary>Starts and stops a silo, stage by stage.</summary>
internal sealed class SiloHost(SiloRuntime runtime, IEnumerable<ILifecycleParticipant<ISiloLifecycle>> participants)
{
    private readonly SiloLifecycle _lifecycle = new();

    public SiloRuntime Runtime => runtime;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var participant in participants)
            participant.Participate(_lifecycle);

        // Grains go first when the silo stops: the services they use are still there.
        _lifecycle.Subscribe(nameof(SiloRuntime), ServiceLifecycleStage.BecomeActive, static _ => Task.CompletedTask, runtime.StopAsync);
        await _lifecycle.OnStart(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => runtime.IsKilled ? Task.CompletedTask : _lifecycle.OnStop(cancellationToken);
}
