using AgentOps.Intake;
using AgentOps.Keys;
using AgentOps.Missions;
using AgentOps.Steps;

namespace AgentOps.Grains.Tests.Simulated;

public sealed class TimeTests
{
    [Fact]
    public void What_nobody_decides_expires_after_72_hours_and_gives_its_place_back()
    {
        using var company = new SimulatedCompany();
        company.Policy("x_daily_quota", """{"limit": 1}""");
        var waiting = company.Propose("post_tweet");

        company.Pass(TimeSpan.FromHours(71));
        company.Database.Proposals(SimulatedCompany.Key)[0].Status.ShouldBe(ProposalStatus.Pending);
        company.Propose("post_tweet").Rejection.ShouldBe("Quota full (1/1)");

        company.Pass(TimeSpan.FromHours(1.2));
        var expired = company.Database.Proposals(SimulatedCompany.Key).First(p => p.Id == waiting.Id);
        expired.Status.ShouldBe(ProposalStatus.Rejected);
        expired.Gate.ShouldBe("expired");
        company.Events.Count(e => e.Kind == "proposal_expired").ShouldBe(1);
        company.Propose("post_tweet").Status.ShouldBe(ProposalStatus.Pending);
    }

    [Fact]
    public void A_day_of_heartbeats_is_288_runs_and_no_table_grows_besides()
    {
        using var company = new SimulatedCompany();
        var events = company.Events.Count();

        company.Pass(TimeSpan.FromDays(1));

        company.Database.Runs(SimulatedCompany.Key).Length.ShouldBe(288);
        company.Database.Calls(SimulatedCompany.Key).ShouldBeEmpty();
        company.Events.Count().ShouldBe(events);
    }

    [Fact]
    public void A_worker_that_dies_with_its_lease_is_taken_back_within_a_minute_of_its_end()
    {
        using var company = new SimulatedCompany();
        var proposal = company.Propose("research", "x");
        var queue = company.Grain<IStepQueueGrain>(new NamedKey(SimulatedCompany.Key, "research").ToString());
        var claimed = company.Run(() => queue.Claim("doomed", 1)).ShouldHaveSingleItem();

        company.Pass(TimeSpan.FromMinutes(3));

        company.Mission(proposal).Steps[0].Status.ShouldBe(StepStatus.Queued);
        company.Events.Count(e => e.Kind == "step_recovered").ShouldBe(1);
        var late = company.Run(() => company.Grain<IMissionGrain>(new MissionKey(SimulatedCompany.Key, claimed.MissionId).ToString())
            .Complete(new(1, claimed.Token, new("{}"), [])));
        late.Stale.ShouldBeTrue();
        company.Run(() => queue.Claim("second", 1)).ShouldHaveSingleItem().Attempt.ShouldBe(2);
    }

    [Fact]
    public void A_renewed_lease_is_kept_for_as_long_as_it_is_renewed()
    {
        using var company = new SimulatedCompany();
        var proposal = company.Propose("research", "x");
        var queue = company.Grain<IStepQueueGrain>(new NamedKey(SimulatedCompany.Key, "research").ToString());
        var claimed = company.Run(() => queue.Claim("steady", 1)).ShouldHaveSingleItem();
        var mission = company.Grain<IMissionGrain>(new MissionKey(SimulatedCompany.Key, claimed.MissionId).ToString());

        for (var i = 0; i < 60; i++)
        {
            company.Pass(TimeSpan.FromMinutes(1));
            company.Run(() => mission.Renew(1, claimed.Token)).Stale.ShouldBeFalse();
        }

        company.Mission(proposal).Steps[0].Status.ShouldBe(StepStatus.Running);
        company.Events.Count(e => e.Kind == "step_recovered").ShouldBe(0);
    }

    [Fact]
    public void A_server_killed_in_the_middle_of_a_step_runs_it_again_after_the_lease()
    {
        using var company = new SimulatedCompany();
        var proposal = company.Propose("analyze", "wait");
        company.Pass(TimeSpan.FromSeconds(1));
        company.Mission(proposal).Steps[0].Status.ShouldBe(StepStatus.Running);

        company.Cluster.KillSilo();
        company.Cluster.RestartSilo();
        company.Pass(TimeSpan.FromMinutes(11));

        company.Mission(proposal).Steps[0].Attempts.ShouldBeGreaterThan(1);
        company.Events.Count(e => e.Kind == "step_recovered").ShouldBeGreaterThan(0);
    }

    [Fact]
    public void A_new_day_has_a_new_quota_and_the_days_are_the_companys()
    {
        using var company = new SimulatedCompany();
        company.Policy("company", """{"time_zone": "Asia/Tokyo"}""");
        company.Policy("x_daily_quota", """{"limit": 1}""");
        company.Policy("auto_approve", """{"allowed_step_kinds": ["post_tweet"]}""");
        company.Propose("post_tweet").Status.ShouldBe(ProposalStatus.Accepted);
        company.Pass(TimeSpan.FromMinutes(5));

        // 09:30 UTC is 18:30 in Tokyo: its midnight comes after five and a half hours.
        company.Pass(TimeSpan.FromHours(5.3));
        company.Propose("post_tweet").Rejection.ShouldBe("Quota full (1/1)");
        company.Pass(TimeSpan.FromMinutes(10));
        company.Propose("post_tweet").Status.ShouldBe(ProposalStatus.Accepted);
    }

    [Fact]
    public void An_outage_of_an_hour_is_caught_up_by_one_heartbeat_not_twelve()
    {
        using var company = new SimulatedCompany();
        company.Pass(TimeSpan.FromMinutes(11));
        var before = company.Database.Runs(SimulatedCompany.Key).Length;

        company.Cluster.KillSilo();
        company.Pass(TimeSpan.FromHours(1));
        company.Cluster.RestartSilo();
        company.Pass(TimeSpan.FromMinutes(5));

        (company.Database.Runs(SimulatedCompany.Key).Length - before).ShouldBeInRange(1, 2);
    }

    [Fact]
    public void The_same_seed_lives_the_same_day()
    {
        Live(3).ShouldBe(Live(3));

        static string Live(long seed)
        {
            using var company = new SimulatedCompany(seed);
            for (var i = 0; i < 10; i++)
            {
                company.Propose("analyze", i % 3 == 0 ? "fail" : "fine");
                company.Pass(TimeSpan.FromMinutes(7));
            }

            return string.Join('\n', company.Events.Select(e => $"{e.Id} {e.At:O} {e.Kind} {e.Title} {e.Cause.Direct}"));
        }
    }
}
