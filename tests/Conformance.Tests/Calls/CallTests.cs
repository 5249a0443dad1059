namespace AgentOps.Conformance.Tests.Calls;

[Collection("cluster")]
public sealed class CallTests(Cluster cluster)
{
    private ICounterGrain NewGrain() => cluster.Grains.GetGrain<ICounterGrain>(Cluster.NewKey());

    [Fact]
    public async Task A_call_reaches_the_grain_of_its_key_and_returns_its_result()
    {
        var key = Cluster.NewKey();
        var grain = cluster.Grains.GetGrain<ICounterGrain>(key);

        (await grain.Add(2)).ShouldBe(2);
        (await grain.Add(3)).ShouldBe(5);
        (await cluster.Grains.GetGrain<ICounterGrain>(key).Read()).ShouldBe(5);
        (await grain.Key()).ShouldBe(key);
        (await NewGrain().Read()).ShouldBe(0);
    }

    [Fact]
    public async Task An_error_of_the_grain_reaches_the_caller_with_its_type_and_message_and_leaves_the_grain_alone()
    {
        var grain = NewGrain();
        await grain.Add(1);

        (await Should.ThrowAsync<InvalidOperationException>(() => grain.Fail("no luck"))).Message.ShouldBe("no luck");
        (await Should.ThrowAsync<ArgumentException>(() => grain.FailAtOnce().AsTask())).Message.ShouldBe("at once");
        (await grain.Add(1)).ShouldBe(2);
    }

    [Fact]
    public async Task One_turn_at_a_time_no_addition_is_lost()
    {
        var grain = NewGrain();

        await Task.WhenAll(Enumerable.Range(0, 500).Select(_ => grain.Add(1)));

        (await grain.Read()).ShouldBe(500);
    }

    [Fact]
    public async Task What_a_grain_awaits_comes_back_to_its_own_scheduler()
        => (await NewGrain().SchedulerIsKept()).ShouldBeTrue();

    [Fact]
    public async Task References_cross_boundaries_and_compare_by_grain()
    {
        var grain = NewGrain();
        var other = NewGrain();

        (await grain.AddTo(other, 7)).ShouldBe(7);
        (await other.Read()).ShouldBe(7);
        (await other.Self()).ShouldBe(other);
        (await (await other.Self()).Read()).ShouldBe(7);
        other.ShouldNotBe(grain);
    }

    [Fact]
    public async Task A_grain_is_also_found_by_its_id_and_by_its_type()
    {
        var grain = NewGrain();
        await grain.Add(4);
        var id = grain.GetGrainId();

        id.ToString().ShouldBe($"counter/{grain.GetPrimaryKeyString()}");
        GrainId.Parse(id.ToString()).ShouldBe(id);
        (await cluster.Grains.GetGrain<ICounterGrain>(id).Read()).ShouldBe(4);
        (await cluster.Grains.GetGrain(typeof(ICounterGrain), grain.GetPrimaryKeyString()).AsReference<ICounterGrain>().Read()).ShouldBe(4);
    }

    [Fact]
    public void A_blank_key_and_an_interface_without_a_class_are_refused()
    {
        Should.Throw<ArgumentException>(() => cluster.Grains.GetGrain<ICounterGrain>(" "));
        Should.Throw<ArgumentException>(() => cluster.Grains.GetGrain<INobodysGrain>("a/b"));
    }

    [Fact]
    public async Task A_grain_that_cannot_be_made_says_why()
        => (await Should.ThrowAsync<InvalidOperationException>(() => cluster.Grains.GetGrain<IUnmadeGrain>(Cluster.NewKey()).Touch()))
            .Message.ShouldContain(nameof(UnmadeGrain));
}
