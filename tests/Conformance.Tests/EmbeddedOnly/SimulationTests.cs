using Orleans.Simulation;
using AgentOps.Conformance.Tests.Calls;

namespace AgentOps.Conformance.Tests.EmbeddedOnly;

public sealed class SimulationTests
{
    private static readonly DateTimeOffset s_start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_grain_works_in_simulated_time()
    {
        using var cluster = new SimulatedCluster(1, s_start, silo => silo.AddMemoryGrainStorageAsDefault().UseInMemoryReminderService());
        var result = cluster.Run(async () =>
        {
            await Task.Delay(TimeSpan.FromHours(5), cluster.Time);
            return await cluster.GrainFactory.GetGrain<ICounterGrain>("a/b").Add(3);
        });

        result.ShouldBe(3);
        cluster.Time.GetUtcNow().ShouldBe(s_start.AddHours(5));
    }
}
