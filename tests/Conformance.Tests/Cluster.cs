using Orleans.TestingHost;

namespace AgentOps.Conformance.Tests;

/// <summary>One silo for the tests that need nothing special of it. Each test uses keys of its own.</summary>
public sealed class Cluster : IAsyncLifetime
{
    private static int s_keys;
    private InProcessTestCluster _cluster = null!;

    public IGrainFactory Grains => _cluster.Client;

    public InProcessTestCluster Silo => _cluster;

    /// <summary>A key that no other test has.</summary>
    public static string NewKey() => $"test/{Interlocked.Increment(ref s_keys)}";

    public async Task InitializeAsync()
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) => silo
            .AddMemoryGrainStorage("memory")
            .AddMemoryGrainStorageAsDefault()
            .UseInMemoryReminderService());
        _cluster = builder.Build();
        await _cluster.DeployAsync();
    }

    public async Task DisposeAsync() => await _cluster.DisposeAsync();
}
