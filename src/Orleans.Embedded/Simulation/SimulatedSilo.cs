using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Activations;
using Orleans.Hosting;
using Orleans.Reminders;
using Orleans.Storage;

namespace Orleans.Simulation;

/// <summary>One start of the silo: its services and its domain.</summary>
internal sealed class SimulatedSilo
{
    private readonly ServiceProvider _services;

    public SimulatedSilo(
        SimulatedCluster cluster,
        SimulationScheduler scheduler,
        int generation,
        MemoryStorageData storage,
        IReminderTable reminders,
        Action<ISiloBuilder> configure)
    {
        Domain = new SimulationDomain(scheduler);
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(scheduler.Time);
        services.AddSingleton<TurnScheduler>(scheduler);
        services.AddSingleton(new SiloIdentity(generation));
        services.AddSingleton(cluster);
        services.AddSingleton(storage);
        services.AddSingleton(reminders);
        configure(SiloServices.AddSilo(services, new ConfigurationBuilder().Build()));
        _services = services.BuildServiceProvider();
    }

    public SimulationDomain Domain { get; }

    public IServiceProvider Services => _services;

    public SiloRuntime Runtime => _services.GetRequiredService<SiloRuntime>();

    public Task StartAsync() => Domain.Start(async () =>
    {
        // Made here, its timers belong to the silo's domain.
        Runtime.Domain = Domain;
        foreach (var service in _services.GetServices<IHostedService>())
            await service.StartAsync(CancellationToken.None);
    });

    public Task StopAsync() => Domain.Start(async () =>
    {
        foreach (var service in _services.GetServices<IHostedService>().Reverse())
            await service.StopAsync(CancellationToken.None);
    });

    public void Kill()
    {
        Domain.Kill();
        Runtime.Kill();
        _services.GetService<ReminderService>()?.Dispose();
    }
}
