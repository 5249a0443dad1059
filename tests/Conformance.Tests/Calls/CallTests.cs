namespace AgentOps.Conformance.Tests.Calls;

[Collection("cluster")]
public sealed class CallTests(Cluster cluster)
{
    [Fact]
    public async Task A_call_reaches_the_grain_of_its_key_and_returns_its_result()
    {
        var key = Cluster.NewKey();
        var grain = cluster.Grains.GetGrain<ICounterGrain>(key);

        (await grain.Add(2)).ShouldBe(2);
        (await grain.Add(3)).ShouldBe(5);
        (await grain.Read()).ShouldBe(5);
        (await grain.Key()).ShouldBe(key);
        (await cluster.Grains.GetGrain<ICounterGrain>(Cluster.NewKey()).Read()).ShouldBe(0);
    }

    [Fact]
    public async Task An_error_of_the_grain_reaches_the_caller_with_its_type_and_message()
    {
        var grain = cluster.Grains.GetGrain<ICounterGrain>(Cluster.NewKey());

        (await Should.ThrowAsync<InvalidOperationException>(() => grain.Fail("no luck"))).Message.ShouldBe("no luck");
        (await grain.Add(1)).ShouldBe(1);
    }

    [Fact]
    public async Task One_turn_at_a_time_no_addition_is_lost()
    {
        var grain = cluster.Grains.GetGrain<ICounterGrain>(Cluster.NewKey());

        await Task.WhenAll(Enumerable.Range(0, 500).Select(_ => grain.Add(1)));

        (await grain.Read()).ShouldBe(500);
    }
}
