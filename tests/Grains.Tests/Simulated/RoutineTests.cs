using System.Collections.Immutable;
using AgentOps.Companies;
using AgentOps.Json;
using AgentOps.Keys;
using AgentOps.Routines;

namespace AgentOps.Grains.Tests.Simulated;

public sealed class RoutineTests
{
    private static readonly Template Routines = new("routines", "Routines", Some.Company.Agents, ImmutableSortedDictionary<string, JsonText>.Empty, [], [], null)
    {
        Routines = [new("brain", "morning", "0 0 10 * * ?", "Morning research", [new("analyze", new("""{"text":"fine"}"""))])],
    };

    [Fact]
    public void A_routine_runs_at_its_time_through_the_door_and_tells_how_it_ended()
    {
        using var company = new SimulatedCompany(template: Routines);
        company.Pass(TimeSpan.FromMinutes(29));
        company.Database.Proposals(SimulatedCompany.Key).ShouldBeEmpty();

        company.Pass(TimeSpan.FromMinutes(11));

        company.Database.Proposals(SimulatedCompany.Key).ShouldHaveSingleItem().Source.ShouldBe("routine");
        company.Events.Select(e => e.Kind).Where(k => k.StartsWith("routine", StringComparison.Ordinal)).ShouldBe(["routine_started", "routine_finished"]);
        var shown = company.Run(() => Morning(company).Get())!;
        (shown.LastResult, shown.NextDueAt).ShouldBe(("succeeded", new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.Zero)));

        company.Pass(TimeSpan.FromDays(3));
        company.Database.Proposals(SimulatedCompany.Key).Length.ShouldBe(4);
    }

    [Fact]
    public void Without_heartbeat_it_runs_and_tells_its_end_all_the_same()
    {
        using var company = new SimulatedCompany(template: Routines);
        company.Policy("heartbeat", """{"enabled": false}""");

        company.Pass(TimeSpan.FromMinutes(35));

        company.Events.Select(e => e.Kind).Where(k => k.StartsWith("routine", StringComparison.Ordinal)).ShouldBe(["routine_started", "routine_finished"]);
        company.Run(() => Morning(company).Get())!.LastResult.ShouldBe("succeeded");
        company.Pass(TimeSpan.FromDays(2));
        company.Events.Count(e => e.Kind == "routine_finished").ShouldBe(3);
    }

    [Fact]
    public void Missed_while_down_it_runs_once()
    {
        using var company = new SimulatedCompany(template: Routines);
        company.Cluster.KillSilo();
        company.Pass(TimeSpan.FromDays(4));
        company.Cluster.RestartSilo();
        company.Run(() => company.Grain<ICompanyGrain>(SimulatedCompany.Key.Grain).Wake());

        company.Pass(TimeSpan.FromMinutes(20));

        company.Database.Proposals(SimulatedCompany.Key).Length.ShouldBeInRange(1, 2);
        company.Events.Count(e => e.Kind == "routine_started").ShouldBe(company.Database.Proposals(SimulatedCompany.Key).Length);
    }

    [Fact]
    public void Switched_off_it_runs_only_when_somebody_asks()
    {
        using var company = new SimulatedCompany(template: Routines);
        company.Run(() => Morning(company).Put(null, false, new("ada", true))).Routine!.NextDueAt.ShouldBeNull();
        company.Pass(TimeSpan.FromDays(2));
        company.Database.Proposals(SimulatedCompany.Key).ShouldBeEmpty();

        company.Run(() => Morning(company).Run(new("ada", true)))!.LastResult.ShouldBe("running");

        company.Database.Proposals(SimulatedCompany.Key).ShouldHaveSingleItem();
        company.Run(() => Morning(company).Put(null, true, new("ada", true))).Routine!.NextDueAt.ShouldNotBeNull();
    }

    [Fact]
    public void A_refusal_at_the_door_is_its_result()
    {
        using var company = new SimulatedCompany(template: Routines);
        company.Policy("agent_daily_limit", """{"limit": 0}""");

        company.Pass(TimeSpan.FromMinutes(31));

        company.Run(() => Morning(company).Get())!.LastResult!.ShouldStartWith("rejected: Daily limit of brain reached");
    }

    [Fact]
    public void The_time_is_the_companys()
    {
        using var company = new SimulatedCompany(template: Routines);
        company.Policy("company", """{"time_zone": "Asia/Tokyo"}""");
        company.Pass(TimeSpan.FromMinutes(6));

        company.Run(() => Morning(company).Get())!.NextDueAt.ShouldBe(new DateTimeOffset(2026, 11, 23, 1, 0, 0, TimeSpan.Zero));
    }

    [Theory]
    [InlineData("0 30 2 * * ?", "2026-10-24T12:00:00Z", "2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z")]
    [InlineData("0 0 9 * * ?", "2026-03-28T12:00:00Z", "2026-03-29T07:00:00Z", "2026-03-30T07:00:00Z")]
    [InlineData("0 0 12 29 2 ?", "2026-01-01T00:00:00Z", "2028-02-29T11:00:00Z", "2032-02-29T11:00:00Z")]
    public void Clock_changes_and_leap_days_are_the_zones(string cron, string from, string first, string second)
    {
        var next = RoutineCron.Next(cron, "Europe/Berlin", At(from))!.Value;
        next.ShouldBe(At(first));
        RoutineCron.Next(cron, "Europe/Berlin", next).ShouldBe(At(second));
    }

    [Theory]
    [InlineData("")]
    [InlineData("every morning")]
    [InlineData("0 0 25 * * ?")]
    [InlineData("* * * * * ?")]
    [InlineData("0/30 * * * * ?")]
    public void A_cron_that_makes_no_sense_or_comes_too_often_is_refused(string cron) => RoutineCron.Fault(cron).ShouldNotBeNull();

    private static IRoutineGrain Morning(SimulatedCompany company) => company.Grain<IRoutineGrain>(new RoutineKey(SimulatedCompany.Key, "brain", "morning").ToString());

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
