namespace AgentOps.Conformance.Tests.OneWay;

[Collection("cluster")]
public sealed class OneWayTests(Cluster cluster)
{
    [Fact]
    public async Task A_one_way_caller_waits_for_nothing_and_learns_of_no_error()
    {
        var key = Cluster.NewKey();
        var grain = cluster.Grains.GetGrain<IOneWayGrain>(key);

        await grain.Tell("good");
        await grain.Tell("bad");
        Signals.Set($"{key} listen");

        (await grain.Heard()).ShouldBe(["good", "bad"], ignoreOrder: true);
    }
}
