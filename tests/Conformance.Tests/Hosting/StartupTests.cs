using Orleans.TestingHost;
using AgentOps.Conformance.Tests.Calls;
using Microsoft.Extensions.DependencyInjection;

namespace AgentOps.Conformance.Tests.Hosting;

public sealed class StartupTests
{
    [Fact]
    public async Task A_startup_task_has_called_grains_when_the_silo_has_started()
    {
        var key = Cluster.NewKey();

        await using var silo = await Cluster.Start(builder => builder.AddStartupTask(
            async (services, _) => await services.GetRequiredService<IGrainFactory>().GetGrain<ICounterGrain>(key).Add(5)));

        (await silo.Client.GetGrain<ICounterGrain>(key).Read()).ShouldBe(5);
    }

    [Fact]
    public async Task A_failing_startup_task_fails_the_start()
        => await Should.ThrowAsync<Exception>(async () => await Cluster.Start(builder => builder.AddStartupTask(
            (_, _) => Task.FromException(new InvalidOperationException("not today")))));

    [Fact]
    public async Task A_cluster_can_be_configured_by_types()
    {
        var builder = new TestClusterBuilder(1);
        builder.AddSiloBuilderConfigurator<MemorySilo>();
        await using var cluster = builder.Build();
        await cluster.DeployAsync();

        (await cluster.GrainFactory.GetGrain<ICounterGrain>(Cluster.NewKey()).Add(1)).ShouldBe(1);
        cluster.Primary!.IsActive.ShouldBeTrue();
    }
}
