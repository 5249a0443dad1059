namespace AgentOps.Conformance.Tests.Life;

[Collection("cluster")]
public sealed class LifeTests(Cluster cluster)
{
    private readonly string _key = Cluster.NewKey();

    private ILivingGrain Grain => cluster.Grains.GetGrain<ILivingGrain>(_key);

    private IManagementGrain Management => cluster.Grains.GetGrain<IManagementGrain>(0);

    [Fact]
    public async Task The_first_call_activates_the_grain_and_the_next_finds_it_active()
    {
        var first = await Grain.Activation();

        (await Grain.Activation()).ShouldBe(first);
        first.ShouldEndWith("True True");
        Signals.Notes(_key).ShouldBe(["activate"]);
    }

    [Fact]
    public async Task Deactivation_waits_for_the_running_call_and_waiting_calls_go_to_a_new_activation()
    {
        var leaving = Grain.Leave($"{_key} go");
        await Signals.Wait($"{_key} leaving");
        var next = Grain.Activation();
        Signals.Notes(_key).ShouldBe(["activate"]);

        Signals.Set($"{_key} go");

        (await next).ShouldNotBe(await leaving);
        Signals.Notes(_key).ShouldBe(["activate", "deactivate ApplicationRequested", "activate"]);
    }

    [Fact]
    public async Task A_failing_activation_gives_its_error_to_all_who_wait_and_the_next_call_tries_anew()
    {
        var key = $"{_key}/fail";
        var grain = cluster.Grains.GetGrain<ILivingGrain>(key);

        var calls = Enumerable.Range(0, 3).Select(_ => grain.Activation()).ToArray();
        foreach (var call in calls)
            (await Should.ThrowAsync<NotSupportedException>(() => call)).Message.ShouldBe("not now");
        Signals.Notes(key).ShouldNotContain(note => note.StartsWith("deactivate", StringComparison.Ordinal));

        Signals.Set($"{key} may activate");
        await grain.Activation();
        Signals.Notes(key).Last().ShouldBe("activate");
    }

    [Fact]
    public async Task An_idle_grain_is_collected_and_a_busy_one_or_one_that_asked_to_stay_is_not()
    {
        await Grain.Activation();
        var (busyKey, stayingKey) = (Cluster.NewKey(), Cluster.NewKey());
        var busy = cluster.Grains.GetGrain<ILivingGrain>(busyKey).Busy($"{busyKey} go");
        await Signals.Wait($"{busyKey} busy");
        await cluster.Grains.GetGrain<ILivingGrain>(stayingKey).Stay(TimeSpan.FromHours(1));

        await Signals.Until(async () =>
        {
            await Management.ForceActivationCollection(TimeSpan.Zero);
            return Signals.Notes(_key).Contains("deactivate ActivationIdle");
        });

        Signals.Notes(busyKey).ShouldBe(["activate"]);
        Signals.Notes(stayingKey).ShouldBe(["activate"]);
        Signals.Set($"{busyKey} go");
        await busy;
    }

    [Fact]
    public async Task A_silo_that_stops_in_good_order_deactivates_its_grains_and_takes_no_more_calls()
    {
        var silo = await Cluster.Start(_ => { });
        var grain = silo.Client.GetGrain<ILivingGrain>(_key);
        await grain.Activation();

        await silo.StopSiloAsync(silo.Silos[0]);

        Signals.Notes(_key).ShouldBe(["activate", "deactivate ShuttingDown"]);
        await silo.DisposeAsync();
    }

    [Fact]
    public async Task The_management_grain_counts_activations()
    {
        var other = cluster.Grains.GetGrain<ILivingGrain>(Cluster.NewKey());
        await Grain.Activation();
        await other.Activation();
        var type = $"{typeof(LivingGrain).FullName},{typeof(LivingGrain).Assembly.GetName().Name}";

        var all = await Management.GetDetailedGrainStatistics([type]);
        all.ShouldAllBe(statistic => statistic.GrainType == type);
        all.Select(statistic => statistic.GrainId).ShouldContain(Grain.GetGrainId());
        (await Management.GetSimpleGrainStatistics()).Single(s => s.GrainType == type).ActivationCount.ShouldBe(all.Length);
        (await Management.GetTotalActivationCount()).ShouldBeGreaterThanOrEqualTo(all.Length);
        (await Management.GetActiveGrains(Grain.GetGrainId().Type)).ShouldContain(other.GetGrainId());
        (await Management.GetHosts()).Values.ShouldContain(SiloStatus.Active);
    }
}
