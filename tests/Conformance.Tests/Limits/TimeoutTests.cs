using Orleans.Configuration;

namespace AgentOps.Conformance.Tests.Limits;

[Collection("cluster")]
public sealed class TimeoutTests(Cluster cluster)
{
    [Fact]
    public async Task A_caller_gives_up_after_the_time_out_of_the_method_and_the_grain_lives_on()
    {
        var key = Cluster.NewKey();
        var grain = cluster.Grains.GetGrain<IPatienceGrain>(key);

        await Should.ThrowAsync<TimeoutException>(() => grain.Short());

        Signals.Set($"{key} end");
        await grain.Long();
    }

    [Fact]
    public async Task The_time_out_of_all_calls_is_an_option()
    {
        await using var quick = await Cluster.Start(silo => silo.Configure<SiloMessagingOptions>(options => options.ResponseTimeout = TimeSpan.FromSeconds(1)));
        var key = Cluster.NewKey();
        var relay = quick.Client.GetGrain<IRelayGrain>(key);

        (await relay.TimesOut(quick.Client.GetGrain<IPatienceGrain>(key))).ShouldBeTrue();
        Signals.Set($"{key} end");
    }
}
