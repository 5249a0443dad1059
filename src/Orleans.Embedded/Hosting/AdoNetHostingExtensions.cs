using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Orleans.Hosting;

/// <summary>Clustering over a database.</summary>
public static class AdoNetHostingExtensions
{
    /// <summary>Accepted for the sake of the other host; a single process does not meet anybody.</summary>
    public static ISiloBuilder UseAdoNetClustering(this ISiloBuilder builder, Action<AdoNetClusteringSiloOptions> configureOptions)
        => builder.Configure(configureOptions);

    /// <inheritdoc cref="UseAdoNetClustering(ISiloBuilder, Action{AdoNetClusteringSiloOptions})"/>
    public static ISiloBuilder UseAdoNetClustering(this ISiloBuilder builder, Action<OptionsBuilder<AdoNetClusteringSiloOptions>> configureOptions)
        => builder.ConfigureServices(services => configureOptions(services.AddOptions<AdoNetClusteringSiloOptions>()));
}
