using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime.Hosting;
using Orleans.Storage;
using Orleans.Storage.AdoNet;

namespace Orleans.Hosting;

/// <summary>Grain storage in PostgreSQL.</summary>
public static class AdoNetGrainStorageSiloBuilderExtensions
{
    /// <summary>The storage for states that name none.</summary>
    public static ISiloBuilder AddAdoNetGrainStorageAsDefault(this ISiloBuilder builder, Action<AdoNetGrainStorageOptions> configureOptions)
        => builder.AddAdoNetGrainStorage("Default", configureOptions);

    /// <summary>The storage for states that name none.</summary>
    public static ISiloBuilder AddAdoNetGrainStorageAsDefault(this ISiloBuilder builder, Action<OptionsBuilder<AdoNetGrainStorageOptions>>? configureOptions = null)
        => builder.AddAdoNetGrainStorage("Default", configureOptions);

    /// <summary>The storage for states that name this one.</summary>
    public static ISiloBuilder AddAdoNetGrainStorage(this ISiloBuilder builder, string name, Action<AdoNetGrainStorageOptions> configureOptions)
        => builder.AddAdoNetGrainStorage(name, ob => ob.Configure(configureOptions));

    /// <summary>The storage for states that name this one.</summary>
    public static ISiloBuilder AddAdoNetGrainStorage(this ISiloBuilder builder, string name, Action<OptionsBuilder<AdoNetGrainStorageOptions>>? configureOptions = null)
    {
        configureOptions?.Invoke(builder.Services.AddOptions<AdoNetGrainStorageOptions>(name));
        return builder.ConfigureServices(services => services.AddGrainStorage(name, static (provider, key) => new AdoNetGrainStorage(
            key,
            provider.GetRequiredService<IOptions<ClusterOptions>>().Value.ServiceId,
            provider.GetRequiredService<IOptionsMonitor<AdoNetGrainStorageOptions>>().Get(key),
            provider.GetKeyedService<IGrainStorageSerializer>(key) ?? provider.GetService<IGrainStorageSerializer>())));
    }
}
