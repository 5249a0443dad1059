using System.Collections.ObjectModel;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Activations;
using Orleans.Runtime;

namespace Orleans.TestingHost;

/// <summary>A silo for tests, in this process. Memory storage and in-memory reminders live as long as the silo.</summary>
public class TestCluster : IDisposable, IAsyncDisposable
{
    private readonly IConfiguration _configuration;

    internal TestCluster(TestClusterOptions options, IConfiguration configuration)
    {
        Options = options;
        _configuration = configuration;
    }

    /// <summary>The silo; null before it was deployed.</summary>
    public SiloHandle? Primary { get; private set; }

    /// <summary>All silos: none or one.</summary>
    public ReadOnlyCollection<SiloHandle> Silos => new(Primary is null ? [] : [Primary]);

    /// <summary>The options.</summary>
    public TestClusterOptions Options { get; }

    /// <summary>The client: calls grains from outside.</summary>
    public IClusterClient Client => ServiceProvider.GetRequiredService<IClusterClient>();

    /// <summary>Gets references to grains.</summary>
    public IGrainFactory GrainFactory => Client;

    /// <summary>The client's services.</summary>
    public IServiceProvider ServiceProvider => Handle.SiloHost.Services;

    private InProcessSiloHandle Handle => (InProcessSiloHandle?)Primary
        ?? throw new InvalidOperationException("The test cluster has not been deployed or has been stopped.");

    /// <summary>Starts the silo.</summary>
    public void Deploy() => DeployAsync().GetAwaiter().GetResult();

    /// <summary>Starts the silo.</summary>
    public async Task DeployAsync()
    {
        if (Primary is not null)
            throw new InvalidOperationException("Cluster host already deployed.");
        Primary = await InProcessSiloHandle.StartAsync("Primary", CreateHost);
    }

    /// <summary>The services of the silo.</summary>
    public IServiceProvider GetSiloServiceProvider(SiloAddress? silo = null) => Handle.SiloHost.Services;

    /// <summary>The activation of this grain, if it is active.</summary>
    public bool TryGetGrainContext(GrainId grainId, [NotNullWhen(true)] out IGrainContext? grainContext)
        => (grainContext = ServiceProvider.GetRequiredService<SiloRuntime>().Directory.Find(grainId)) is not null;

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
    public async Task StopSiloAsync(SiloHandle instance) => await instance.StopSiloAsync(true);

    /// <summary>Drops the silo at once.</summary>
    public async Task KillSiloAsync(SiloHandle instance) => await instance.StopSiloAsync(false);

    /// <summary>Stops the silo in good order and starts it again.</summary>
    public async Task<SiloHandle?> RestartSiloAsync(SiloHandle instance)
    {
        await StopSiloAsync(instance);
        await instance.DisposeAsync();
        return Primary = await InProcessSiloHandle.StartAsync("Primary", CreateHost);
    }

    /// <summary>Stops the silo in good order.</summary>
    public void StopAllSilos() => StopAllSilosAsync().GetAwaiter().GetResult();

    /// <summary>Stops the silo in good order.</summary>
    public async Task StopAllSilosAsync()
    {
        if (Primary is { } silo)
            await StopSiloAsync(silo);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Primary is { } silo)
        {
            Primary = null;
            await silo.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        DisposeAsync().AsTask().GetAwaiter().GetResult();
        GC.SuppressFinalize(this);
    }

    private IHost CreateHost()
    {
        var builder = new HostBuilder().ConfigureHostConfiguration(configuration => configuration.AddConfiguration(_configuration));
        builder.UseOrleans(silo => silo.Services.Configure<Configuration.ClusterOptions>(options =>
        {
            options.ClusterId = Options.ClusterId;
            options.ServiceId = Options.ServiceId;
        }));
        foreach (var type in Options.SiloBuilderConfiguratorTypes)
        {
            var configurator = Activator.CreateInstance(Type.GetType(type!, throwOnError: true)!);
            (configurator as IHostConfigurator)?.Configure(builder);
            if (configurator is ISiloConfigurator silo)
                builder.UseOrleans(silo.Configure);
        }

        return builder.Build();
    }
}
