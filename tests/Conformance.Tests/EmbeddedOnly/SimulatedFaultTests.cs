using AgentOps.Conformance.Tests.Calls;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Simulation;

namespace AgentOps.Conformance.Tests.EmbeddedOnly;

public sealed class SimulatedFaultTests
{
    private readonly Trace _trace = new();

    private SimulatedCluster New() => Simulations.New(3, silo => silo.Services.AddSingleton(_trace));

    [Fact]
    public void Storage_and_reminders_outlive_a_killed_silo_and_missed_ticks_are_skipped()
    {
        using var cluster = New();
        cluster.Run(() => cluster.GrainFactory.GetGrain<IBeatGrain>("c/1").Begin(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(5)));
        cluster.RunFor(TimeSpan.FromMinutes(11));

        cluster.KillSilo();
        cluster.RunFor(TimeSpan.FromHours(1));
        _trace.Lines.Count.ShouldBe(2);
        cluster.RestartSilo();
        cluster.RunFor(TimeSpan.FromMinutes(5));

        _trace.Lines.Count.ShouldBe(3);
        _trace.Lines[2].ShouldEndWith($"{Simulations.Start.AddMinutes(75):O}");
        cluster.Run(() => cluster.GrainFactory.GetGrain<IBeatGrain>("c/1").Beats()).ShouldBe(3);
    }

    [Fact]
    public void A_thousand_reminders_due_while_the_silo_was_down_an_hour_come_once_each_and_not_all_at_once()
    {
        using var cluster = New();
        cluster.Run(async () =>
        {
            for (var i = 0; i < 1_000; i++)
                await cluster.GrainFactory.GetGrain<IBeatGrain>($"c/{i}").Begin(TimeSpan.FromMinutes(1) + (TimeSpan.FromMilliseconds(290) * i), TimeSpan.FromMinutes(5));
        });
        cluster.RunFor(TimeSpan.FromMinutes(6));
        cluster.KillSilo();
        cluster.RunFor(TimeSpan.FromHours(1));
        var before = _trace.Lines.Count;

        cluster.RestartSilo();
        cluster.RunFor(TimeSpan.FromMinutes(5) - TimeSpan.FromMilliseconds(1));

        var ticks = _trace.Lines.Skip(before).Select(line => line.Split(' ')).ToList();
        ticks.Count.ShouldBe(1_000);
        ticks.Select(tick => tick[0]).Distinct().Count().ShouldBe(1_000);
        ticks.GroupBy(tick => DateTimeOffset.Parse(tick[2], System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeSeconds()).Max(second => second.Count()).ShouldBeLessThan(10);
    }

    [Fact]
    public void What_a_killed_silo_was_doing_is_dropped_and_its_callers_are_told()
    {
        using var cluster = New();
        var reached = false;
        var background = cluster.StartInSilo(async () =>
        {
            await Task.Delay(TimeSpan.FromMinutes(1), cluster.Time);
            reached = true;
        });
        var call = cluster.Start(() => cluster.GrainFactory.GetGrain<IBeatGrain>("c/1").Hang());
        cluster.RunUntilIdle();

        cluster.KillSilo();
        cluster.RunFor(TimeSpan.FromMinutes(2));

        reached.ShouldBeFalse();
        background.IsCompleted.ShouldBeFalse();
        call.Exception!.InnerException.ShouldBeOfType<SiloUnavailableException>();
        Should.Throw<InvalidOperationException>(() => cluster.GrainFactory);
    }

    [Fact]
    public void A_silo_can_be_stopped_in_good_order_and_started_within_the_simulation()
    {
        using var cluster = New();
        cluster.Run(async () =>
        {
            await cluster.GrainFactory.GetGrain<ICounterGrain>("a/b").Add(1);
            await cluster.StopSiloAsync();
            await cluster.RestartSiloAsync();
            (await cluster.GrainFactory.GetGrain<ICounterGrain>("a/b").Read()).ShouldBe(0);
        });
    }

    [Fact]
    public void A_call_that_hangs_times_out_in_simulated_time()
    {
        using var cluster = New();

        Should.Throw<TimeoutException>(() => cluster.Run(() => cluster.GrainFactory.GetGrain<IBeatGrain>("c/1").Hang()));

        cluster.Time.Elapsed.ShouldBe(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void A_task_that_nothing_will_ever_complete_is_an_error_at_once()
    {
        using var cluster = New();

        Should.Throw<SimulationException>(() => cluster.Run(() => new TaskCompletionSource().Task)).Message.ShouldContain("cannot complete");
    }

    [Fact]
    public void Code_that_leaves_the_scheduler_is_found_out()
    {
        using var cluster = New();

        Should.Throw<SimulationException>(() => cluster.Run(() => cluster.GrainFactory.GetGrain<IBeatGrain>("c/1").Escape(), TimeSpan.FromSeconds(10)))
            .Message.ShouldContain("left the simulation");
    }

    [Fact]
    public void Code_that_waits_in_a_loop_for_the_clock_is_found_out()
    {
        using var cluster = New();

        Should.Throw<SimulationException>(() => cluster.Run(() =>
        {
            while (cluster.Time.Elapsed < TimeSpan.FromSeconds(1))
                cluster.Time.GetUtcNow();
            return Task.CompletedTask;
        })).Message.ShouldContain("waits in a loop");
    }

    [Fact]
    public void Work_that_goes_round_in_circles_without_time_passing_is_found_out()
    {
        using var cluster = New();
        var done = false;

        Should.Throw<SimulationException>(() => cluster.Run(async () =>
        {
            while (!done)
                await Task.Yield();
        })).Message.ShouldContain("Time stands still");
        done = true;
    }

    [Fact]
    public void Running_within_a_run_is_refused()
    {
        using var cluster = New();

        Should.Throw<InvalidOperationException>(() => cluster.Run(() =>
        {
            cluster.RunFor(TimeSpan.FromSeconds(1));
            return Task.CompletedTask;
        }));
    }
}
