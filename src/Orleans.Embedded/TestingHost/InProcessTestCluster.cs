using System.Collections.ObjectModel;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Activations;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Orleans.TestingHost;

/// <summary>A silo for tests, in this process. Memory storage and in-memory reminders live as long as the silo.</summary>
public sealed class InProcessTestCluster : IDisposable, IAsyncDisposable
{
    private InProcessSiloHandle? _silo;

    internal InProcessTestCluster(InProcessTestClusterOptions options) => Options = options;

    /// <summary>All silos: none or one.</summary>
    public ReadOnlyCollection<InProcessSiloHandle> Silos => new(_silo is null ? [] : [_silo]);

    /// <summary>The options.</summary>
    public InProcessTestClusterOptions Options { get; }

    /// <summary>The client: calls grains from outside.</summary>
    public IClusterClient Client => Silo.ServiceProvider.GetRequiredService<IClusterClient>();

    private InProcessSiloHandle Silo => _silo ?? throw new InvalidOperationException("The test cluster has not been deployed or has been stopped.");

    /// <summary>Starts the silo.</summary>
    public async Task DeployAsync()
    {
        if (_silo is not null)
            throw new InvalidOperationException("Cluster host already deployed.");
        _silo = (InProcessSiloHandle)await InProcessSiloHandle.StartAsync("Silo_0", CreateHost);
    }

    /// <summary>The services of the silo.</summary>
    public IServiceProvider GetSiloServiceProvider(SiloAddress? silo = null) => Silo.ServiceProvider;

    /// <summary>The activation of this grain, if it is active.</summary>
    public bool TryGetGrainContext(GrainId grainId, [NotNullWhen(true)] out IGrainContext? grainContext)
        => (grainContext = Silo.ServiceProvider.GetRequiredService<SiloRuntime>().Directory.Find(grainId)) is not null;

    /// <summary>Ends when this grain is not active.</summary>
    public Task WaitForDeactivationAsync(GrainId grainId) => TryGetGrainContext(grainId, out var context) ? context.Deactivated : Task.CompletedTask;

    /// <inheritdoc cref="WaitForDeactivationAsync(GrainId)"/>
    public Task WaitForDeactivationAsync(IAddressable grain) => WaitForDeactivationAsync(grain.GetGrainId());

    /// <summary>Deactivates this grain.</summary>
    public async Task DeactivateAsync(GrainId grainId)
    {
        if (!TryGetGrainContext(grainId, out var context))
            return;
        context.Deactivate(new DeactivationReason(DeactivationReasonCode.ApplicationRequested, $"{nameof(DeactivateAsync)} was called."));
        await context.Deactivated;
    }

    /// <inheritdoc cref="DeactivateAsync(GrainId)"/>
    public Task DeactivateAsync(IAddressable grain) => DeactivateAsync(grain.GetGrainId());

    /// <summary>Stops the silo in good order.</summary>
    public Task StopSiloAsync(InProcessSiloHandle instance) => instance.StopSiloAsync(true);

    /// <summary>Drops the silo at once.</summary>
    public Task KillSiloAsync(InProcessSiloHandle instance) => instance.StopSiloAsync(false);

    /// <summary>Stops the silo in good order and starts it again.</summary>
    public async Task<InProcessSiloHandle?> RestartSiloAsync(InProcessSiloHandle instance)
    {
        await StopSiloAsync(instance);
        await instance.DisposeAsync();
        return _silo = (InProcessSiloHandle)await InProcessSiloHandle.StartAsync("Silo_0", CreateHost);
    }

    /// <summary>Stops the silo in good order.</summary>
    public async Task StopAllSilosAsync()
    {
        if (_silo is { } silo)
            await silo.StopSiloAsync(true);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_silo is { } silo)
        {
            _silo = null;
            await silo.DisposeAsync();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    private IHost CreateHost()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.UseOrleans(silo => silo.Services.Configure<ClusterOptions>(options =>
        {
            options.ClusterId = Options.ClusterId;
            options.ServiceId = Options.ServiceId;
        }));
        foreach (var configure in Options.SiloHostConfigurationDelegates)
            configure(new InProcessTestSiloSpecificOptions { SiloName = "Silo_0" }, builder);
        return builder.Build();
    }
}
