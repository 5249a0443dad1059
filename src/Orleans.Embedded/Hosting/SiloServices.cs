using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Activations;
using Orleans.Runtime;
using Orleans.Storage;
using Orleans.Timers;

namespace Orleans.Hosting;

/// <summary>Registers what every silo is made of.</summary>
internal static class SiloServices
{
    /// <summary>The silo of this host; the same builder when asked again.</summary>
    public static ISiloBuilder AddSilo(IServiceCollection services, IConfiguration configuration)
    {
        if (services.FirstOrDefault(d => d.ServiceType == typeof(SiloBuilder))?.ImplementationInstance is SiloBuilder existing)
            return existing;
        var builder = new SiloBuilder(services, configuration);
        services.AddSingleton(builder);
        AddCore(services);
        services.AddHostedService<SiloHostedService>();
        return builder;
    }

    /// <summary>The parts that live and simulated silos share.</summary>
    public static void AddCore(IServiceCollection services)
    {
        services.AddOptions();
        services.AddLogging();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<TurnScheduler, ThreadPoolTurnScheduler>();
        services.TryAddSingleton<MemoryStorageData>();
        services.TryAddSingleton(static sp => SiloIdentity.Next(sp.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ILocalSiloDetails>(static sp => sp.GetRequiredService<SiloIdentity>());
        services.AddSingleton<SiloRuntime>();
        services.AddSingleton<GrainFactory>();
        services.AddSingleton<IGrainFactory>(static sp => sp.GetRequiredService<GrainFactory>());
        services.AddSingleton<IClusterClient>(static sp => sp.GetRequiredService<GrainFactory>());
        services.AddSingleton<ITimerRegistry, TimerRegistry>();
        services.AddSingleton<IGrainRuntime, GrainRuntime>();
        services.AddSingleton<IGrainContextAccessor, GrainContextAccessor>();
        services.AddSingleton<StateLog>();
        services.AddSingleton<IPersistentStateFactory, PersistentStateFactory>();
        services.AddSingleton<SiloHost>();
    }
}
