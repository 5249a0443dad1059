using AgentOps.Conformance.Tests.Calls;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Simulation;

namespace AgentOps.Conformance.Tests.EmbeddedOnly;

public sealed class SimulatedTimeTests
{
    private static readonly TimeSpan s_five = TimeSpan.FromMinutes(5);

    [Fact]
    public void Waiting_takes_no_time()
    {
        using var cluster = Simulations.New();

        var result = cluster.Run(async () =>
        {
            await Task.Delay(TimeSpan.FromHours(5), cluster.Time);
            return await cluster.GrainFactory.GetGrain<ICounterGrain>("a/b").Add(3);
        });

        result.ShouldBe(3);
        cluster.Time.GetUtcNow().ShouldBe(Simulations.Start.AddHours(5));
    }

    [Fact]
    public void A_day_of_reminders_of_a_hundred_grains_passes_in_well_under_a_second()
    {
        // The best of a few: the first ones are compiled on the way.
        var best = TimeSpan.MaxValue;
        for (var attempt = 0; attempt < 5 && best > TimeSpan.FromSeconds(0.5); attempt++)
        {
            var trace = new Trace();
            using var cluster = WithBeats(attempt, 100, trace);
            var start = ThreadTime.Now;
            cluster.RunFor(TimeSpan.FromHours(24));
            var took = ThreadTime.Now - start;
            best = took < best ? took : best;
            trace.Lines.Count.ShouldBe(100 * 24 * 12);
            cluster.Time.GetUtcNow().ShouldBe(Simulations.Start.AddHours(24));
            cluster.Run(() => cluster.GrainFactory.GetGrain<IBeatGrain>("c/7").Beats()).ShouldBe(24 * 12);
        }

        best.ShouldBeLessThan(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void The_seed_alone_decides_the_order()
    {
        Run(7).ShouldBe(Run(7));
        Run(8).ShouldNotBe(Run(7));
        Run(8).Order().ShouldBe(Run(7).Order());

        static IReadOnlyList<string> Run(long seed)
        {
            var trace = new Trace();
            using var cluster = WithBeats(seed, 20, trace);
            cluster.RunFor(TimeSpan.FromHours(2));
            return trace.Lines;
        }
    }

    [Fact]
    public void A_timer_and_a_reminder_come_at_their_times()
    {
        var trace = new Trace();
        using var cluster = Simulations.New(1, silo => silo.Services.AddSingleton(trace));
        var grain = cluster.GrainFactory.GetGrain<IBeatGrain>("c/1");
        cluster.Run(async () =>
        {
            await grain.Begin(TimeSpan.FromMinutes(7), TimeSpan.FromMinutes(10));
            await grain.StartTimer(TimeSpan.FromMinutes(6));
        });

        cluster.RunUntil(Simulations.Start.AddMinutes(20));

        trace.Lines.ShouldBe([At("timer", 6), At("beat", 7), At("timer", 12), At("beat", 17), At("timer", 18)]);

        static string At(string what, int minute) => $"c/1 {what} {Simulations.Start.AddMinutes(minute):O}";
    }

    [Fact]
    public void Running_until_idle_lets_no_time_pass()
    {
        using var cluster = Simulations.New();
        var done = false;
        var task = cluster.Start(async () =>
        {
            await cluster.GrainFactory.GetGrain<ICounterGrain>("a/b").Add(1);
            done = true;
            await Task.Delay(TimeSpan.FromSeconds(1), cluster.Time);
        });

        cluster.RunUntilIdle();
        (done, task.IsCompleted, cluster.Time.Elapsed).ShouldBe((true, false, TimeSpan.Zero));

        cluster.RunFor(TimeSpan.FromSeconds(1));
        task.IsCompletedSuccessfully.ShouldBeTrue();
    }

    [Fact]
    public void An_idle_activation_is_collected_and_one_in_use_is_not()
    {
        using var cluster = Simulations.New();
        var (idle, used) = (cluster.GrainFactory.GetGrain<ICounterGrain>("a/idle"), cluster.GrainFactory.GetGrain<ICounterGrain>("a/used"));
        cluster.Run(() => Task.WhenAll(idle.Add(1), used.Add(1)));

        for (var i = 0; i < 20; i++)
        {
            cluster.RunFor(TimeSpan.FromMinutes(1));
            cluster.Run(() => used.Add(1));
        }

        cluster.Run(() => used.Read().AsTask()).ShouldBe(21);
        cluster.Run(() => idle.Read().AsTask()).ShouldBe(0);
    }

    [Fact]
    public void The_wall_clock_may_jump_and_no_tick_comes_twice()
    {
        var trace = new Trace();
        using var cluster = WithBeats(1, 1, trace);
        cluster.RunFor(TimeSpan.FromMinutes(12));
        trace.Lines.Count.ShouldBe(2);

        cluster.Time.JumpClock(TimeSpan.FromHours(1));
        cluster.RunFor(TimeSpan.FromMinutes(10));
        trace.Lines.Count.ShouldBe(4);

        cluster.Time.JumpClock(TimeSpan.FromHours(-1));
        cluster.RunFor(TimeSpan.FromMinutes(10));
        trace.Lines.Count.ShouldBe(6);
    }

    private static SimulatedCluster WithBeats(long seed, int grains, Trace trace)
    {
        var cluster = Simulations.New(seed, silo => silo.Services.AddSingleton(trace));
        cluster.Run(async () =>
        {
            for (var i = 0; i < grains; i++)
                await cluster.GrainFactory.GetGrain<IBeatGrain>($"c/{i}").Begin(s_five, s_five);
        });
        return cluster;
    }
}
