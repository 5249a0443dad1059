namespace Orleans.TestingHost;

/// <summary>What tells one silo of a test cluster from another.</summary>
public sealed class InProcessTestSiloSpecificOptions
{
    /// <summary>The silo's name.</summary>
    public string SiloName { get; set; } = null!;

    /// <summary>The silo's port. Not opened here.</summary>
    public int SiloPort { get; set; }

    /// <summary>The silo's port for clients. Not opened here.</summary>
    public int GatewayPort { get; set; }
}
