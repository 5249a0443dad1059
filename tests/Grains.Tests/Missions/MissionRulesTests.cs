using System.Collections.Immutable;
using AgentOps.Causes;
using AgentOps.Intake;
using AgentOps.Journals;
using AgentOps.Missions;
using AgentOps.Models;
using AgentOps.Policies;

namespace AgentOps.Grains.Tests.Missions;

public sealed class MissionRulesTests
{
    private static readonly PolicySet Policies = PolicySet.Defaults;
    private static readonly DateTimeOffset Now = Some.Now;

    [Fact]
    public void Only_the_first_step_is_ready_at_first()
    {
        MissionPlan.Ready(Planned("crawl", "analyze")).Select(s => s.Number).ShouldBe([1]);
        MissionRules.Start(Planned("crawl", "analyze"), new(2, "w", Minutes(2)), Policies, Now).State.ShouldBeNull();
    }

    [Fact]
    public void Starting_the_first_step_starts_the_mission_with_one_event_each()
    {
        var started = Started(Planned("crawl"), 1);

        started.Status.ShouldBe(MissionStatus.Running);
        started.Steps[0].Status.ShouldBe(StepStatus.Running);
        started.Steps[0].Attempts.ShouldBe(1);
        started.Steps[0].LeaseUntil.ShouldBe(Now + Minutes(2));
        Kinds(started).ShouldBe(["mission_started", "step_started"]);
    }

    [Fact]
    public void A_step_is_started_once()
    {
        MissionRules.Start(Started(Planned("crawl"), 1), new(1, "other", Minutes(2)), Policies, Now).State.ShouldBeNull();
    }

    [Fact]
    public void Completing_readies_the_next_step_and_the_last_one_ends_the_mission()
    {
        var first = Completed(Started(Planned("crawl", "analyze"), 1), 1);
        Kinds(first).ShouldBe(["step_succeeded", "step_queued"]);
        MissionPlan.Ready(first).Select(s => s.Number).ShouldBe([2]);

        var second = Completed(Started(first, 2), 2);
        second.Status.ShouldBe(MissionStatus.Succeeded);
        Kinds(second).ShouldBe(["step_succeeded", "mission_succeeded"]);
    }

    [Fact]
    public void A_step_after_nothing_is_ready_beside_the_first()
    {
        var mission = Planned("crawl", "view");
        mission = mission with { Steps = mission.Steps.SetItem(1, mission.Steps[1] with { After = [] }) };

        MissionPlan.Ready(mission).Select(s => s.Number).ShouldBe([1, 2]);
    }

    [Fact]
    public void Completing_twice_with_the_same_token_changes_nothing()
    {
        var started = Started(Planned("crawl"), 1);
        var request = new CompleteStep(1, started.Steps[0].Token!, new("{}"), []);
        var done = MissionRules.Complete(started, request, Policies, Now).State!;

        var again = MissionRules.Complete(done, request, Policies, Now + Minutes(60));

        again.State.ShouldBeNull();
        again.Stale.ShouldBeFalse();
    }

    [Fact]
    public void An_old_token_is_refused()
    {
        var first = Started(Planned("crawl"), 1);
        var recovered = MissionRules.Recover(first, null, Policies, Now + Minutes(3)).State!;
        var second = MissionRules.Start(recovered, new(1, "other", Minutes(2)), Policies, Now + Minutes(3)).State!;

        MissionRules.Complete(second, new(1, first.Steps[0].Token!, new("{}"), []), Policies, Now + Minutes(3)).Stale.ShouldBeTrue();
        MissionRules.Complete(second, new(1, second.Steps[0].Token!, new("{}"), []), Policies, Now + Minutes(4)).State!.Status.ShouldBe(MissionStatus.Succeeded);
    }

    [Fact]
    public void What_a_worker_held_that_is_gone_is_taken_back_before_its_lease_ends_and_nothing_else_is()
    {
        var first = Started(Planned("crawl"), 1);
        var holder = first.Steps[0].Worker!;

        MissionRules.Recover(first, "another", Policies, Now + Minutes(1)).State.ShouldBeNull();
        var recovered = MissionRules.Recover(first, holder, Policies, Now + Minutes(1)).State!;
        recovered.Steps[0].Status.ShouldBe(StepStatus.Queued);
        recovered.Steps[0].Error.ShouldBe("The server that worked on it is gone.");
    }

    [Fact]
    public void A_lease_that_ran_out_is_worth_nothing_even_before_it_is_taken_back()
    {
        var started = Started(Planned("crawl"), 1);

        MissionRules.Complete(started, new(1, started.Steps[0].Token!, new("{}"), []), Policies, Now + Minutes(2)).Stale.ShouldBeTrue();
        MissionRules.Renew(started, 1, started.Steps[0].Token!, Policies, Now + Minutes(2)).Stale.ShouldBeTrue();
    }

    [Fact]
    public void Renewing_moves_the_lease_and_tells_nobody()
    {
        var started = Started(Planned("crawl"), 1);

        var renewed = MissionRules.Renew(started, 1, started.Steps[0].Token!, Policies, Now + Minutes(1)).State!;

        renewed.Steps[0].LeaseUntil.ShouldBe(Now + Minutes(3));
        renewed.Journal.ShouldBeEmpty();
    }

    [Fact]
    public void A_failure_is_tried_again_three_times_with_growing_delays_and_then_fails_the_mission()
    {
        var mission = Planned("crawl", "analyze");
        var at = Now;
        for (var attempt = 1; attempt <= 2; attempt++)
        {
            mission = MissionRules.Start(mission, new(1, "w", Minutes(2)), Policies, at).State!;
            mission = MissionRules.Fail(mission, new(1, mission.Steps[0].Token!, "no luck", true, []), Policies, at).State!;
            Kinds(mission).ShouldBe(["step_retried"]);
            mission.Steps[0].NotBefore!.Value.ShouldBeGreaterThan(at);
            MissionRules.Start(mission, new(1, "w", Minutes(2)), Policies, at).State.ShouldBeNull();
            at = mission.Steps[0].NotBefore!.Value;
        }

        mission = MissionRules.Start(mission, new(1, "w", Minutes(2)), Policies, at).State!;
        mission = MissionRules.Fail(mission, new(1, mission.Steps[0].Token!, "no luck", true, []), Policies, at).State!;

        mission.Status.ShouldBe(MissionStatus.Failed);
        mission.Steps.Select(s => s.Status).ShouldBe([StepStatus.Failed, StepStatus.Cancelled]);
        Kinds(mission).ShouldBe(["step_failed", "mission_failed"]);
    }

    [Fact]
    public void A_failure_that_no_retry_can_help_fails_at_once()
    {
        var started = Started(Planned("crawl"), 1);

        var failed = MissionRules.Fail(started, new(1, started.Steps[0].Token!, "refused", false, []), Policies, Now).State!;

        failed.Status.ShouldBe(MissionStatus.Failed);
    }

    [Fact]
    public void A_finished_post_uses_its_place_up_and_a_cancelled_one_gives_it_back()
    {
        var started = Started(Planned("post_tweet"), 1);

        Quotas(Completed(started, 1)).ShouldBe([("x_daily_quota", "open", -1L), ("x_daily_quota", "2026-11-22", 1L)]);
        Quotas(MissionRules.Cancel(started, "ada", Policies, Now).State!).ShouldBe([("x_daily_quota", "open", -1L)]);
    }

    [Fact]
    public void A_reservation_is_settled_with_what_the_calls_really_cost()
    {
        var started = Started(Planned("analyze"), 1);
        var call = new ModelCall("work", "openai", "m", 10, 10, 0.07m, 5, Now, null);

        var done = MissionRules.Complete(started, new(1, started.Steps[0].Token!, new("{}"), [call]), Policies, Now).State!;

        done.Journal.OfType<QuotaEntry>().Select(q => (q.Gate, q.Day, q.Usd)).ShouldBe(
        [
            ("llm_budget", "open", -0.1m), ("llm_budget", "2026-11-22", 0.07m), ("llm_budget:brain", "open", -0.1m), ("llm_budget:brain", "2026-11-22", 0.07m),
        ]);
        done.Journal.OfType<CallEntry>().ShouldHaveSingleItem().Call.ShouldBe(call);
    }

    [Fact]
    public void A_retry_runs_again_only_what_did_not_succeed()
    {
        var first = Completed(Started(Planned("crawl", "analyze"), 1), 1);
        var second = Started(first, 2);
        var failed = MissionRules.Fail(second, new(2, second.Steps[1].Token!, "no", false, []), Policies, Now).State!;

        var again = MissionRules.Retry(failed, new(Guid.CreateVersion7(), ImmutableDictionary<int, StepHold>.Empty, new("ada", true)), Policies, Now).State!;

        again.Status.ShouldBe(MissionStatus.Running);
        again.Steps.Select(s => s.Status).ShouldBe([StepStatus.Succeeded, StepStatus.Queued]);
        again.Steps[1].Attempts.ShouldBe(0);
        MissionPlan.Ready(again).Select(s => s.Number).ShouldBe([2]);
    }

    [Fact]
    public void A_step_handed_back_does_not_lose_an_attempt()
    {
        var started = Started(Planned("crawl"), 1);

        var back = MissionRules.HandBack(started, 1, started.Steps[0].Token!, Policies, Now).State!;

        back.Steps[0].Status.ShouldBe(StepStatus.Queued);
        back.Steps[0].Attempts.ShouldBe(0);
    }

    [Fact]
    public void A_step_whose_worker_was_lost_too_often_fails()
    {
        var mission = Planned("crawl");
        var at = Now;
        for (var i = 0; i < 3; i++)
        {
            mission = MissionRules.Start(mission, new(1, "w", Minutes(2)), Policies, at).State!;
            at += Minutes(2);
            mission = MissionRules.Recover(mission, null, Policies, at).State!;
        }

        mission.Status.ShouldBe(MissionStatus.Failed);
    }

    [Fact]
    public void Every_id_of_a_journal_is_new_in_the_next_one()
    {
        var first = Started(Planned("crawl", "analyze"), 1);
        var second = Completed(first, 1);

        first.Journal.OfType<EventEntry>().Select(e => e.Id).Intersect(second.Journal.OfType<EventEntry>().Select(e => e.Id)).ShouldBeEmpty();
    }

    private static MissionState Planned(params string[] kinds)
    {
        var request = Some.Request(kinds);
        var proposal = new ProposalRecord(
            Guid.CreateVersion7(), "brain", request.Title, null, "person", "test", ProposalStatus.Accepted, null, null, request.Steps, null, 0,
            [.. kinds.Select(k => new StepHold(k == "post_tweet" ? "x_daily_quota" : null, k == "analyze" ? 0.1m : 0))],
            new Cause("person:test", "proposal:1", 0), null, null, null, Now, Now, "auto_approve", null);
        return MissionPlan.Of(Some.Company, proposal, Guid.CreateVersion7(), Now);
    }

    private static MissionState Started(MissionState mission, int step) =>
        MissionRules.Start(mission, new(step, "w", Minutes(2)), Policies, Now).State.ShouldNotBeNull();

    private static MissionState Completed(MissionState mission, int step) =>
        MissionRules.Complete(mission, new(step, mission.Steps[step - 1].Token!, new("""{"summary":"done"}"""), []), Policies, Now).State.ShouldNotBeNull();

    private static TimeSpan Minutes(int minutes) => TimeSpan.FromMinutes(minutes);

    private static IEnumerable<string> Kinds(MissionState mission) => mission.Journal.OfType<EventEntry>().Select(e => e.Kind);

    private static IEnumerable<(string, string, long)> Quotas(MissionState mission) =>
        mission.Journal.OfType<QuotaEntry>().Where(q => q.Count != 0).Select(q => (q.Gate, q.Day, q.Count));
}
