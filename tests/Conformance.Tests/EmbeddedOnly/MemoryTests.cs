using AgentOps.Conformance.Tests.Calls;

namespace AgentOps.Conformance.Tests.EmbeddedOnly;

public sealed class MemoryTests
{
    [Fact]
    public void Ten_thousand_idle_grains_go_away_by_themselves()
    {
        using var cluster = Simulations.New();
        cluster.Run(async () =>
        {
            for (var i = 0; i < 10_000; i++)
                await cluster.GrainFactory.GetGrain<ICounterGrain>($"c/{i}").Add(1);
        });
        Count().ShouldBeGreaterThanOrEqualTo(10_000);

        cluster.RunFor(TimeSpan.FromMinutes(17));

        Count().ShouldBe(1);

        // The one that counts is active itself.
        int Count() => cluster.Run(() => cluster.GrainFactory.GetGrain<IManagementGrain>(0).GetTotalActivationCount());
    }

    [Fact]
    public void Calls_leave_nothing_behind()
    {
        using var cluster = Simulations.New();
        var grain = cluster.GrainFactory.GetGrain<ICounterGrain>("c/1");
        Call(5_000);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        Call(50_000);

        (GC.GetTotalMemory(forceFullCollection: true) - before).ShouldBeLessThan(4_000_000);
        cluster.Time.PendingTimers.ShouldBeLessThan(10);

        void Call(int count) => cluster.Run(async () =>
        {
            for (var i = 0; i < count; i++)
                await grain.Add(1);
        });
    }
}
