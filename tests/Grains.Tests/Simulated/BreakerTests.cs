using AgentOps.Missions;
using AgentOps.Policies;
using AgentOps.Steps;

namespace AgentOps.Grains.Tests.Simulated;

/// <summary>The breaker's half-open probe in simulated time (SPEC §9).</summary>
public sealed class BreakerTests
{
    [Fact]
    public void A_broken_kind_is_probed_by_one_step_and_switched_on_when_it_works()
    {
        using var company = new SimulatedCompany();
        company.Policy("worker_analyze", """{"probe_minutes": 10}""");
        Break(company);
        var bad = company.Propose("analyze", "fail");
        var good = company.Propose("analyze");
        var next = company.Propose("analyze");

        company.Pass(TimeSpan.FromMinutes(9));
        company.Mission(bad).Status.ShouldNotBe(MissionStatus.Failed, "not before its time");
        company.Pass(TimeSpan.FromMinutes(6));
        company.Mission(bad).Status.ShouldBe(MissionStatus.Failed, "the first probe");
        company.Mission(good).Status.ShouldNotBe(MissionStatus.Succeeded, "one at a time");
        IsOn(company).ShouldBeFalse();

        company.Pass(TimeSpan.FromMinutes(15));
        company.Mission(good).Status.ShouldBe(MissionStatus.Succeeded, "the second probe");
        company.Mission(next).Status.ShouldBe(MissionStatus.Succeeded, "the kind is on again");
        IsOn(company).ShouldBeTrue();
        company.Events.Count(e => e.Kind == "worker_disabled").ShouldBe(1);
    }

    [Fact]
    public void Without_the_policy_only_a_person_switches_it_on()
    {
        using var company = new SimulatedCompany();
        Break(company);
        var waiting = company.Propose("analyze");

        company.Pass(TimeSpan.FromHours(20));
        company.Mission(waiting).Status.ShouldNotBe(MissionStatus.Succeeded);
        IsOn(company).ShouldBeFalse();

        company.Run(() => company.Grain<IPolicyGrain>(SimulatedCompany.Key.Grain).SetWorker("analyze", true, new("ada", true)));
        company.Pass(TimeSpan.FromMinutes(1));
        company.Mission(waiting).Status.ShouldBe(MissionStatus.Succeeded);
    }

    [Fact]
    public void What_a_person_switched_off_is_never_probed_also_after_a_breaker()
    {
        using var company = new SimulatedCompany();
        company.Policy("worker_analyze", """{"probe_minutes": 10}""");
        Break(company);
        var policies = company.Grain<IPolicyGrain>(SimulatedCompany.Key.Grain);
        company.Run(() => policies.SetWorker("analyze", true, new("ada", true)));
        company.Pass(TimeSpan.FromMinutes(1));
        company.Run(() => policies.SetWorker("analyze", false, new("ada", true)));
        var waiting = company.Propose("analyze");

        company.Pass(TimeSpan.FromHours(2));

        company.Mission(waiting).Status.ShouldNotBe(MissionStatus.Succeeded);
    }

    [Fact]
    public void An_external_worker_gets_one_step_as_a_probe()
    {
        using var company = new SimulatedCompany();
        company.Policy("worker_analyze", """{"probe_minutes": 10}""");
        Break(company);
        company.Policy("worker_analyze", """{"enabled": false, "probe_minutes": 10, "concurrency": 0}""");
        company.Propose("analyze");
        company.Propose("analyze");
        var queue = company.Grain<IStepQueueGrain>(new AgentOps.Keys.NamedKey(SimulatedCompany.Key, "analyze").ToString());
        company.Run(() => queue.Claim("w", 10)).ShouldBeEmpty();

        company.Pass(TimeSpan.FromMinutes(11));

        company.Run(() => queue.Claim("w", 10)).Length.ShouldBe(1);
        company.Run(() => queue.Claim("w", 10)).ShouldBeEmpty();
    }

    private static void Break(SimulatedCompany company)
    {
        // No heartbeat: it would have the failures diagnosed by steps of the same kind. Probes need none.
        company.Policy("heartbeat", """{"enabled": false}""");
        for (var i = 0; i < 3; i++)
        {
            company.Propose("analyze", "fail");
            company.Pass(TimeSpan.FromSeconds(5));
        }

        IsOn(company).ShouldBeFalse();
    }

    private static bool IsOn(SimulatedCompany company) => company.Run(() => company.Grain<IPolicyGrain>(SimulatedCompany.Key.Grain).Get()).Worker("analyze").Enabled;
}
