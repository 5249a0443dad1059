namespace AgentOps.Conformance.Tests.Interleaving;

[Collection("cluster")]
public sealed class InterleavingTests(Cluster cluster)
{
    private readonly string _key = Cluster.NewKey();

    private ITurnGrain Grain => cluster.Grains.GetGrain<ITurnGrain>(_key);

    [Fact]
    public async Task A_call_waits_until_the_one_before_has_ended()
    {
        var first = Grain.Plain("1");
        await Started("1");
        var second = Grain.Plain("2");
        End("2");
        await SettleWith(Grain.Always("probe"), "probe");
        Signals.IsSet($"{_key} started 2").ShouldBeFalse();

        End("1");
        await Task.WhenAll(first, second);
        Signals.Notes(_key).Where(n => !n.EndsWith("probe", StringComparison.Ordinal)).ShouldBe(["+1", "-1", "+2", "-2"]);
    }

    [Fact]
    public async Task An_always_interleaving_call_starts_at_once()
    {
        var first = Grain.Plain("1");
        await Started("1");
        var second = Grain.Always("2");
        await Started("2");
        End("2");
        await second;
        End("1");
        await first;
        Signals.Notes(_key).ShouldBe(["+1", "+2", "-2", "-1"]);
    }

    [Fact]
    public async Task Read_only_calls_run_together_and_a_writing_one_waits_for_them()
    {
        var first = Grain.Reading("1");
        await Started("1");
        var second = Grain.Reading("2");
        await Started("2");
        var write = Grain.Plain("w");
        await SettleWith(Grain.Always("probe"), "probe");
        Signals.IsSet($"{_key} started w").ShouldBeFalse();

        End("2");
        await second;
        End("1");
        await first;
        await Started("w");
        End("w");
        await write;
    }

    [Fact]
    public async Task A_reentrant_class_interleaves_all_calls()
    {
        var grain = cluster.Grains.GetGrain<IReentrantTurnGrain>(_key);
        var first = grain.Plain("1");
        await Started("1");
        var second = grain.Plain("2");
        await Started("2");
        End("2");
        await second;
        End("1");
        await first;
    }

    [Fact]
    public async Task A_predicate_of_the_class_says_which_calls_interleave()
    {
        var grain = cluster.Grains.GetGrain<IChoosyTurnGrain>(_key);
        var first = grain.Plain("1");
        await Started("1");
        var plain = grain.Plain("2");
        var whenever = grain.Whenever("w");
        await Started("w");
        Signals.IsSet($"{_key} started 2").ShouldBeFalse();
        End("w");
        await whenever;
        End("1");
        End("2");
        await Task.WhenAll(first, plain);
    }

    [Fact]
    public async Task A_call_chain_comes_back_only_into_a_grain_that_allows_it()
    {
        var other = cluster.Grains.GetGrain<ITurnGrain>(Cluster.NewKey());

        await Grain.CallBack(other, allow: true);
        await Should.ThrowAsync<TimeoutException>(() =>
            cluster.Grains.GetGrain<ITurnGrain>(Cluster.NewKey()).CallBack(cluster.Grains.GetGrain<ITurnGrain>(Cluster.NewKey()), allow: false));
    }

    private Task Started(string name) => Signals.Wait($"{_key} started {name}");

    private void End(string name) => Signals.Set($"{_key} end {name}");

    /// <summary>A call that may start at any time has gone through: all before it had their chance to start.</summary>
    private async Task SettleWith(Task probe, string name)
    {
        End(name);
        await probe;
    }
}
