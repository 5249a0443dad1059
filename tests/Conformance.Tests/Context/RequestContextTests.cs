namespace AgentOps.Conformance.Tests.Context;

[Collection("cluster")]
public sealed class RequestContextTests(Cluster cluster)
{
    [Fact]
    public async Task Values_travel_with_a_call_and_onward_and_do_not_come_back()
    {
        var grain = cluster.Grains.GetGrain<IContextGrain>(Cluster.NewKey());
        var other = cluster.Grains.GetGrain<IContextGrain>(Cluster.NewKey());
        RequestContext.Set("who", "me");

        (await grain.Read("who")).ShouldBe("me");
        (await grain.ReadThrough(other, "who")).ShouldBe("me");
        await grain.Change("who", "you");
        RequestContext.Get("who").ShouldBe("me");
        (await grain.Read("who")).ShouldBe("me");

        RequestContext.Clear();
        (await grain.Read("who")).ShouldBeNull();
    }
}
