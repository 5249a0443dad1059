using Microsoft.Extensions.Hosting;

namespace Orleans.TestingHost;

/// <summary>Options of an in-process test cluster.</summary>
public sealed class InProcessTestClusterOptions
{
    /// <summary>The cluster's name.</summary>
    public string ClusterId { get; set; } = null!;

    /// <summary>The service's name: with a database, the same name finds the same data.</summary>
    public string ServiceId { get; set; } = null!;

    /// <summary>How many silos were asked for. The embedded host always has one.</summary>
    public short InitialSilosCount { get; set; }

    /// <summary>What configures the silos' hosts.</summary>
    public List<Action<InProcessTestSiloSpecificOptions, IHostApplicationBuilder>> SiloHostConfigurationDelegates { get; } = [];
}
