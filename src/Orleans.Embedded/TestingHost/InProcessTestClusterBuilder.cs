using Microsoft.Extensions.Hosting;
using Orleans.Hosting;

namespace Orleans.TestingHost;

/// <summary>Builds a test cluster that is configured by functions.</summary>
public sealed class InProcessTestClusterBuilder
{
    private static int s_clusters;

    /// <summary>A cluster as Orleans makes it by default; here with one silo.</summary>
    public InProcessTestClusterBuilder()
        : this(2)
    {
    }

    /// <summary>A cluster of so many silos; here always one.</summary>
    public InProcessTestClusterBuilder(short initialSilosCount) => Options = new InProcessTestClusterOptions
    {
        InitialSilosCount = initialSilosCount,
        ClusterId = $"inprocess-{Environment.ProcessId}-{Interlocked.Increment(ref s_clusters)}",
        ServiceId = $"inprocess-service-{Environment.ProcessId}-{s_clusters}",
    };

    /// <summary>The options.</summary>
    public InProcessTestClusterOptions Options { get; }

    /// <summary>Configures the hosts of silos and clients; here they are one.</summary>
    public InProcessTestClusterBuilder ConfigureHost(Action<IHostApplicationBuilder> configureDelegate)
        => ConfigureSiloHost((_, host) => configureDelegate(host));

    /// <summary>Configures the silos.</summary>
    public InProcessTestClusterBuilder ConfigureSilo(Action<InProcessTestSiloSpecificOptions, ISiloBuilder> configureSiloDelegate)
        => ConfigureSiloHost((options, host) => host.UseOrleans(silo => configureSiloDelegate(options, silo)));

    /// <summary>Configures the hosts of silos.</summary>
    public InProcessTestClusterBuilder ConfigureSiloHost(Action<InProcessTestSiloSpecificOptions, IHostApplicationBuilder> configureSiloHostDelegate)
    {
        Options.SiloHostConfigurationDelegates.Add(configureSiloHostDelegate);
        return this;
    }

    /// <summary>Builds the cluster; it does not run yet.</summary>
    public InProcessTestCluster Build() => new(Options);
}
