namespace Orleans.TestingHost;

/// <summary>Options of a test cluster.</summary>
public class TestClusterOptions
{
    /// <summary>The cluster's name.</summary>
    public string ClusterId { get; set; } = null!;

    /// <summary>The service's name: with a database, the same name finds the same data.</summary>
    public string ServiceId { get; set; } = null!;

    /// <summary>How many silos were asked for. The embedded host always has one: it is one process without a cluster.</summary>
    public short InitialSilosCount { get; set; }

    /// <summary>Full names of the configurators' types.</summary>
    public List<string?> SiloBuilderConfiguratorTypes { get; } = [];
}
