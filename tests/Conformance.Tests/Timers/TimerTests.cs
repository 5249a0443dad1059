namespace AgentOps.Conformance.Tests.Timers;

[Collection("cluster")]
public sealed class TimerTests(Cluster cluster)
{
    private readonly string _key = Cluster.NewKey();

    private ITimerGrain Grain => cluster.Grains.GetGrain<ITimerGrain>(_key);

    [Fact]
    public async Task A_timer_ticks_until_it_is_disposed()
    {
        await Grain.Start(10, interleave: false);
        await Signals.Until(async () => await Grain.Ticks() >= 3);

        await Grain.Stop();

        var ticks = await Grain.Ticks();
        (await Grain.HoldFor(100)).ShouldBe(0);
        (await Grain.Ticks()).ShouldBe(ticks);
    }

    [Fact]
    public async Task A_tick_waits_for_its_turn_unless_it_interleaves()
    {
        await Grain.Start(10, interleave: false);
        (await Grain.HoldFor(150)).ShouldBe(0);

        var other = cluster.Grains.GetGrain<ITimerGrain>(Cluster.NewKey());
        await other.Start(5, interleave: true);
        (await other.HoldFor(500)).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_failing_tick_does_not_stop_the_timer()
    {
        await Grain.StartFailing();
        await Signals.Until(async () => await Grain.Ticks() >= 3);
        await Grain.Stop();
    }

    [Fact]
    public async Task Ticks_never_overlap_each_other()
    {
        await Grain.StartSlow();
        await Signals.Until(() => Signals.Notes(_key).Length >= 3);
        await Grain.Stop();
        Signals.Notes(_key).ShouldAllBe(note => note == "1 at once");
    }

    [Fact]
    public async Task A_timer_dies_with_its_activation()
    {
        await Grain.Start(10, interleave: false);
        await Signals.Until(async () => await Grain.Ticks() >= 1);
        await Grain.Deactivate();

        (await Grain.Ticks()).ShouldBe(0);
        (await Grain.HoldFor(100)).ShouldBe(0);
        (await Grain.Ticks()).ShouldBe(0);
    }
}
