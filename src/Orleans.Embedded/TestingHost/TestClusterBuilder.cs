using Microsoft.Extensions.Configuration;

namespace Orleans.TestingHost;

/// <summary>Builds a test cluster.</summary>
public class TestClusterBuilder
{
    private static int s_clusters;
    private readonly List<Action<IConfigurationBuilder>> _configuration = [];

    /// <summary>A cluster as Orleans makes it by default; here with one silo.</summary>
    public TestClusterBuilder()
        : this(2)
    {
    }

    /// <summary>A cluster of so many silos; here always one.</summary>
    public TestClusterBuilder(short initialSilosCount) => Options = new TestClusterOptions
    {
        InitialSilosCount = initialSilosCount,
        ClusterId = $"testcluster-{Environment.ProcessId}-{Interlocked.Increment(ref s_clusters)}",
        ServiceId = $"testservice-{Environment.ProcessId}-{s_clusters}",
    };

    /// <summary>The options.</summary>
    public TestClusterOptions Options { get; }

    /// <summary>Values of the hosts' configuration.</summary>
    public Dictionary<string, string?> Properties { get; } = [];

    /// <summary>Adds sources of the hosts' configuration.</summary>
    public TestClusterBuilder ConfigureHostConfiguration(Action<IConfigurationBuilder> configureDelegate)
    {
        _configuration.Add(configureDelegate);
        return this;
    }

    /// <summary>Adds a configurator: an <see cref="ISiloConfigurator"/>, an <see cref="IHostConfigurator"/> or both.</summary>
    public TestClusterBuilder AddSiloBuilderConfigurator<T>()
        where T : new()
    {
        if (!typeof(ISiloConfigurator).IsAssignableFrom(typeof(T)) && !typeof(IHostConfigurator).IsAssignableFrom(typeof(T)))
            throw new ArgumentException($"The type {typeof(T)} is neither {nameof(ISiloConfigurator)} nor {nameof(IHostConfigurator)}.");
        Options.SiloBuilderConfiguratorTypes.Add(typeof(T).AssemblyQualifiedName);
        return this;
    }

    /// <summary>Builds the cluster; it does not run yet.</summary>
    public TestCluster Build()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(Properties);
        foreach (var configure in _configuration)
            configure(configuration);
        return new TestCluster(Options, configuration.Build());
    }
}
