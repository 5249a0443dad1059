using AgentOps.Intake;
using AgentOps.Missions;

namespace AgentOps.Grains.Tests.Loop;

public sealed class ClosedLoopTests(LoopCluster cluster) : IClassFixture<LoopCluster>
{
    [Fact]
    public async Task A_proposal_within_the_rules_becomes_a_mission_that_succeeds_with_one_event_a_transition()
    {
        var company = await cluster.Company();

        var proposal = await company.Propose(("crawl", ""), ("analyze", "look"));
        var mission = await company.Ended(proposal.MissionId!.Value);

        mission.Status.ShouldBe(MissionStatus.Succeeded);
        mission.Steps[1].Result!.Value.Value.ShouldContain("\"earlier\":1");
        company.Events.Select(e => e.Kind).ShouldBe(
        [
            "proposal_created", "proposal_accepted", "step_queued", "mission_started", "step_started", "step_succeeded", "step_queued", "step_started",
            "step_succeeded", "mission_succeeded",
        ]);
        company.Events.Select(e => e.Cause.Root).Distinct().ShouldBe([$"proposal:{proposal.Id}"]);
    }

    [Fact]
    public async Task A_hundred_racing_proposals_for_a_quota_of_eight_accept_exactly_eight()
    {
        var company = await cluster.Company(
            ("x_daily_quota", """{"limit": 8}"""), ("agent_daily_limit", """{"limit": 1000}"""), ("auto_approve", """{"allowed_step_kinds": ["post_tweet"]}"""));

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => company.Propose(("post_tweet", $"hello {i}"))));

        answers.Count(a => a.Status == ProposalStatus.Accepted).ShouldBe(8);
        answers.Where(a => a.Status == ProposalStatus.Rejected).ShouldAllBe(a => a.Gate == "x_daily_quota" && a.Rejection == "Quota full (8/8)");
        foreach (var accepted in answers.Where(a => a.MissionId is not null)) await company.Ended(accepted.MissionId!.Value);
        (await company.Propose(("post_tweet", "one more"))).Rejection.ShouldBe("Quota full (8/8)");
        cluster.Database.Posts(company.Key).Length.ShouldBe(8);
    }

    [Fact]
    public async Task A_failed_step_gives_its_place_back()
    {
        var company = await cluster.Company(
            ("x_daily_quota", """{"limit": 1}"""), ("auto_approve", """{"allowed_step_kinds": ["post_tweet"]}"""));

        var failed = await company.Propose(("post_tweet", "fail"));
        (await company.Ended(failed.MissionId!.Value)).Status.ShouldBe(MissionStatus.Failed);

        (await company.Propose(("post_tweet", "hello"))).Status.ShouldBe(ProposalStatus.Accepted);
    }

    [Fact]
    public async Task The_same_idempotency_key_returns_the_first_answer_and_never_a_second_mission()
    {
        var company = await cluster.Company();

        var racing = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => company.Ask("k1", ("crawl", ""))));
        var later = await company.Ask("k1", ("crawl", ""));
        var other = await company.Ask("k1", ("analyze", "something else"));

        racing.Append(later).Select(r => r.Proposal!.Id).Distinct().Count().ShouldBe(1);
        racing.Count(r => r.Outcome == ProposeOutcome.Recorded).ShouldBe(1);
        other.Outcome.ShouldBe(ProposeOutcome.KeyConflict);
        company.Proposals.Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_malformed_proposal_is_not_recorded_and_does_not_harm_its_neighbours()
    {
        var company = await cluster.Company();

        var good = company.Ask(null, ("crawl", ""));
        var bad = company.Ask(null, ("juggle", ""));
        var reply = await bad;

        reply.Outcome.ShouldBe(ProposeOutcome.Malformed);
        reply.Errors.ShouldHaveSingleItem().Path.ShouldBe("steps[0].kind");
        (await good).Outcome.ShouldBe(ProposeOutcome.Recorded);
        company.Proposals.Length.ShouldBe(1);
    }

    [Fact]
    public async Task What_needs_a_person_waits_and_holds_its_place_until_it_is_decided()
    {
        var company = await cluster.Company(("x_daily_quota", """{"limit": 1}"""));
        var waiting = await company.Propose(("post_tweet", "hello"));

        waiting.Status.ShouldBe(ProposalStatus.Pending);
        (await company.Propose(("post_tweet", "second"))).Rejection.ShouldBe("Quota full (1/1)");

        var accepted = await company.Door.Decide(new(waiting.Id, true, "go", new("ada", true)));
        accepted.Proposal!.Status.ShouldBe(ProposalStatus.Accepted);
        (await company.Ended(accepted.Proposal.MissionId!.Value)).Status.ShouldBe(MissionStatus.Succeeded);
        (await company.Door.Decide(new(waiting.Id, true, null, new("ada", true)))).Conflict.ShouldBeFalse();
        (await company.Door.Decide(new(waiting.Id, false, null, new("bob", true)))).Conflict.ShouldBeTrue();
    }

    [Fact]
    public async Task A_person_who_rejects_gives_the_place_back()
    {
        var company = await cluster.Company(("x_daily_quota", """{"limit": 1}"""));
        var waiting = await company.Propose(("post_tweet", "hello"));

        (await company.Door.Decide(new(waiting.Id, false, "not now", new("ada", true)))).Proposal!.Gate.ShouldBe("person");

        (await company.Propose(("post_tweet", "second"))).Status.ShouldBe(ProposalStatus.Pending);
        company.Events.Count(e => e.Kind == "proposal_rejected").ShouldBe(1);
    }

    [Fact]
    public async Task A_paused_company_rejects_and_starts_nothing_until_it_is_resumed()
    {
        var company = await cluster.Company();
        await company.Policies.SetOpen(false, new("ada", true));

        var rejected = await company.Propose(("crawl", ""));
        rejected.Gate.ShouldBe("company");

        await company.Policies.SetOpen(true, new("ada", true));
        (await company.Propose(("crawl", ""))).Status.ShouldBe(ProposalStatus.Accepted);
        company.Events.Select(e => e.Kind).Where(k => k.StartsWith("company_", StringComparison.Ordinal)).ShouldBe(["company_paused", "company_resumed"]);
    }

    [Fact]
    public async Task A_failed_mission_can_be_retried_through_the_gates()
    {
        var company = await cluster.Company(
            ("x_daily_quota", """{"limit": 1}"""), ("auto_approve", """{"allowed_step_kinds": ["post_tweet"]}"""));
        var failed = await company.Propose(("post_tweet", "fail"));
        await company.Ended(failed.MissionId!.Value);

        var again = await company.Door.Retry(failed.MissionId.Value, new("ada", true));
        again.Rejection.ShouldBeNull();
        await company.Ended(failed.MissionId.Value);
        company.Events.Count(e => e.Kind == "mission_failed").ShouldBe(2);

        (await company.Propose(("post_tweet", "takes the place"))).Status.ShouldBe(ProposalStatus.Accepted);
        (await company.Door.Retry(failed.MissionId.Value, new("ada", true))).Rejection.ShouldBe("Quota full (1/1)");
    }

    [Fact]
    public async Task Three_failures_in_a_row_switch_the_kind_off_and_say_so()
    {
        var company = await cluster.Company();
        for (var i = 0; i < 3; i++) await company.Ended((await company.Propose(("analyze", "fail"))).MissionId!.Value);

        await LoopCompany.Until(() => Task.FromResult(company.Events.Any(e => e.Kind == "worker_disabled")));
        (await company.Policies.Get()).Worker("analyze").Enabled.ShouldBeFalse();

        var waiting = await company.Propose(("analyze", "fine"));
        (await company.Queue("analyze").Claim("external", 1)).ShouldBeEmpty();
        await company.Policies.SetWorker("analyze", true, new("ada", true));
        (await company.Ended(waiting.MissionId!.Value)).Status.ShouldBe(MissionStatus.Succeeded);
    }

    [Fact]
    public async Task The_heartbeat_runs_six_duties_and_fires_what_a_failure_triggers()
    {
        var company = await cluster.Company();
        await company.Ended((await company.Propose(("analyze", "fail"))).MissionId!.Value);

        var run = await company.Heartbeat();

        run.Duties.Select(d => d.Name).ShouldBe(
        [
            "evaluate_triggers", "process_reactions", "promote_insights", "learn_from_outcomes", "recover_stale_steps", "recover_stale_roundtables",
        ]);
        run.Duties.ShouldAllBe(d => d.Ok);
        run.Duties[0].Counts["fired"].ShouldBe(1);
        company.Proposals.Count(p => p.Source == "trigger").ShouldBe(1);
        cluster.Database.Runs(company.Key).ShouldHaveSingleItem().Id.ShouldBe(run.Id);
        (await company.Heartbeat()).Duties[0].Counts["fired"].ShouldBe(0);
    }

    [Fact]
    public async Task External_workers_that_race_get_each_step_once()
    {
        var company = await cluster.Company(("agent_daily_limit", """{"limit": 1000}"""), ("worker_research", """{"concurrency": 0}"""));
        for (var i = 0; i < 100; i++) await company.Propose(("research", "topic"));

        var claims = await Task.WhenAll(Enumerable.Range(0, 10).Select(async worker =>
        {
            var all = new List<ClaimedStep>();
            while (await company.Queue("research").Claim($"w{worker}", 7) is { IsEmpty: false } some) all.AddRange(some);
            return all;
        }));

        var ids = claims.SelectMany(c => c).Select(c => c.Id).ToList();
        ids.Count.ShouldBe(100);
        ids.Distinct().Count().ShouldBe(100);
    }

    [Fact]
    public async Task A_waiting_worker_is_woken_by_a_step()
    {
        var company = await cluster.Company();
        var waiting = company.Queue("research").Wait(TimeSpan.FromSeconds(20));

        await company.Propose(("research", "topic"));

        await waiting.WaitAsync(TimeSpan.FromSeconds(10));
        (await company.Queue("research").Claim("w", 5)).Length.ShouldBe(1);
    }
}
