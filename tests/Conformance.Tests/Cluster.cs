using Orleans.Configuration;
using Orleans.TestingHost;

namespace AgentOps.Conformance.Tests;

/// <summary>One silo for the tests that need nothing special of it. Each test uses keys of its own.</summary>
public sealed class Cluster : IAsyncLifetime
{
    private static int s_keys;
    private InProcessTestCluster _cluster = null!;

    public IGrainFactory Grains => _cluster.Client;

    public IServiceProvider SiloServices => _cluster.GetSiloServiceProvider();

    /// <summary>A key that no other test has. It contains a slash, as all keys of ours.</summary>
    public static string NewKey() => $"test/{Interlocked.Increment(ref s_keys)}";

    /// <summary>A silo with these additions.</summary>
    public static async Task<InProcessTestCluster> Start(Action<ISiloBuilder> configure)
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) => configure(silo));
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return cluster;
    }

    public async Task InitializeAsync() => _cluster = await Start(silo => silo
        .AddMemoryGrainStorage("memory")
        .AddMemoryGrainStorageAsDefault()
        .UseInMemoryReminderService()
        .Configure<ReminderOptions>(options => options.MinimumReminderPeriod = TimeSpan.FromMilliseconds(100))
        .Configure<GrainCollectionOptions>(options => options.CollectionAge = TimeSpan.FromMinutes(15)));

    public async Task DisposeAsync() => await _cluster.DisposeAsync();
}
