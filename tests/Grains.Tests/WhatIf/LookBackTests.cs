using AgentOps.Intake;
using AgentOps.Missions;
using AgentOps.WhatIf;

namespace AgentOps.Grains.Tests.WhatIf;

/// <summary>The last seven days under another rule (SPEC §2.4).</summary>
public sealed class LookBackTests
{
    private static readonly (string, string) AllowPosts = ("auto_approve", """{"enabled": true, "allowed_step_kinds": ["post_tweet", "analyze", "crawl"]}""");
    private static readonly (string, string) Quota5 = ("x_daily_quota", """{"limit": 5}""");

    [Fact]
    public void A_wider_quota_lets_in_what_a_full_one_rejected_and_says_which()
    {
        var ran = Enumerable.Range(0, 5).Select(i => Past.Ran(1 + i, StepStatus.Succeeded, 0, "post_tweet"));
        var full = Enumerable.Range(0, 3).Select(i => Past.Rejected(7 + i, "x_daily_quota", "post_tweet")).ToList();
        var past = Past.Days([.. ran, .. full]);

        var report = Ask(past, "x_daily_quota", """{"limit": 7}""", AllowPosts, Quota5);

        Figures(report.Now).ShouldBe((5, 0, 3));
        report.Now.Gates.ShouldContainKeyAndValue("x_daily_quota", 3);
        Figures(report.Then).ShouldBe((7, 0, 1));
        report.Changed.ShouldBe(2);
        report.Changes.Select(c => (c.Id, c.Was, c.Would)).ShouldBe(
            [(full[1].Id, ReplayOutcome.Rejected, ReplayOutcome.Accepted), (full[0].Id, ReplayOutcome.Rejected, ReplayOutcome.Accepted)]);
    }

    [Fact]
    public void A_narrower_quota_rejects_with_the_doors_own_words()
    {
        var past = Past.Days([.. Enumerable.Range(0, 4).Select(i => Past.Ran(1 + i, StepStatus.Succeeded, 0, "post_tweet"))]);

        var report = Ask(past, "x_daily_quota", """{"limit": 3}""", AllowPosts, Quota5);

        var change = report.Changes.ShouldHaveSingleItem();
        (change.Gate, change.Reason).ShouldBe(("x_daily_quota", "Quota full (3/3)"));
    }

    [Fact]
    public void A_failed_step_gives_its_place_back_and_a_new_day_counts_anew()
    {
        var past = Past.Days(
            Past.Ran(-20, StepStatus.Succeeded, 0, "post_tweet"), Past.Ran(1, StepStatus.Failed, 0, "post_tweet"), Past.Ran(2, StepStatus.Succeeded, 0, "post_tweet"),
            Past.Rejected(3, "x_daily_quota", "post_tweet"));

        var report = Ask(past, "x_daily_quota", """{"limit": 1}""", AllowPosts, Quota5);

        Figures(report.Then).ShouldBe((3, 0, 1));
    }

    [Fact]
    public void A_day_is_the_companys_own()
    {
        // 22:30 and 23:30 in UTC are one day; in Berlin the second is the next.
        var past = Past.Days(Past.Ran(-1.5, StepStatus.Succeeded, 0, "post_tweet"), Past.Ran(-0.5, StepStatus.Succeeded, 0, "post_tweet"));

        Figures(Ask(past, "x_daily_quota", """{"limit": 1}""", AllowPosts).Then).ShouldBe((1, 0, 1));
        Figures(Ask(past, "x_daily_quota", """{"limit": 1}""", AllowPosts, ("company", """{"time_zone": "Europe/Berlin"}""")).Then).ShouldBe((2, 0, 0));
    }

    [Fact]
    public void What_a_person_would_have_to_allow_waits_and_a_persons_word_stands()
    {
        var byPerson = Past.Ran(1, StepStatus.Succeeded, 0, "crawl") with { DecidedBy = "ann" };
        var past = Past.Days(byPerson, Past.Ran(2, StepStatus.Succeeded, 0, "crawl"), Past.Rejected(3, DoorStages.Person, "post_tweet"), Past.Pending(4, "post_tweet"));

        var report = Ask(past, "auto_approve", """{"enabled": false}""");

        Figures(report.Now).ShouldBe((2, 1, 1));
        Figures(report.Then).ShouldBe((1, 2, 1));
        report.Changes.ShouldHaveSingleItem().Would.ShouldBe(ReplayOutcome.Waiting);
    }

    [Fact]
    public void What_nobody_would_be_asked_about_runs()
    {
        var past = Past.Days(Past.Rejected(1, DoorStages.Person, "post_tweet"), Past.Rejected(2, DoorStages.Expired, "post_tweet"), Past.Pending(3, "post_tweet"));

        var report = Ask(past, AllowPosts.Item1, AllowPosts.Item2, Quota5);

        Figures(report.Now).ShouldBe((0, 1, 2));
        Figures(report.Then).ShouldBe((3, 0, 0));
    }

    [Fact]
    public void The_cost_is_what_was_paid_where_it_ran_and_the_estimate_where_it_did_not()
    {
        var past = Past.Days(Past.Ran(1, StepStatus.Succeeded, 0.25m, "analyze"), Past.Rejected(2, "llm_budget", "analyze"));

        var report = Ask(past, "llm_budget", """{"daily_usd": 5, "agent_daily_usd": 5}""", ("llm_budget", """{"daily_usd": 0.3, "agent_daily_usd": 0.3}"""));

        (report.Now.Usd, report.Then.Usd).ShouldBe((0.25m, 0.35m));
        report.Now.Gates.ShouldContainKeyAndValue("llm_budget", 1);
    }

    [Fact]
    public void Another_model_costs_in_proportion_to_its_price()
    {
        var past = Past.Days(Past.Ran(1, StepStatus.Succeeded, 0.25m, "analyze"));
        var inForce = new DoorContext(Some.Company, Some.Policies(), _ => 0.1m);

        LookBack.Report(past, inForce, inForce with { Price = _ => 0.02m }, "llm_routing", Some.Now).Then.Usd.ShouldBe(0.05m);
    }

    [Fact]
    public void Conversations_take_from_the_same_budget()
    {
        var past = Past.Days(Past.Ran(2, StepStatus.Succeeded, 0.1m, "analyze")) with { Spending = [new(Past.At(1), "opus", 0.95m)] };

        Ask(past, "voice_policy", "{}").Now.Gates.ShouldContainKeyAndValue("llm_budget", 1);
    }

    [Fact]
    public void A_company_switched_off_rejects_all_and_a_past_pause_stays_one()
    {
        var past = Past.Days(Past.Ran(1, StepStatus.Succeeded, 0, "crawl"), Past.Rejected(2, DoorStages.Company, "crawl"));

        var off = Ask(past, "company", """{"enabled": false}""");
        Figures(off.Now).ShouldBe((1, 0, 1));
        off.Then.Gates.ShouldContainKeyAndValue("company", 2);
        Figures(Ask(past, "company", """{"enabled": true}""").Then).ShouldBe((2, 0, 0));
        // Paused now: that says nothing about the week.
        Figures(Ask(past, "x_daily_quota", """{"limit": 1}""", ("company", """{"enabled": false}""")).Now).ShouldBe((1, 0, 1));
    }

    [Fact]
    public void Older_proposals_are_not_counted_but_hold_what_they_held()
    {
        var old = Past.Pending(-6 * 24 - 3, "post_tweet");
        var past = Past.Days(old, Past.Ran(-6 * 24 + 1, StepStatus.Succeeded, 0, "post_tweet"));

        var report = Ask(past, "x_daily_quota", """{"limit": 1}""", Quota5);

        report.FirstDay.ShouldBe("2026-11-16");
        (report.Then.Accepted + report.Then.Waiting + report.Then.Rejected).ShouldBe(1);
        report.Then.Gates.ShouldContainKeyAndValue("x_daily_quota", 1);
    }

    [Fact]
    public void Of_many_changes_the_newest_are_listed()
    {
        var past = Past.Days([.. Enumerable.Range(0, 300).Select(i => Past.Ran(i / 100.0, StepStatus.Succeeded, 0, "crawl"))]);

        var report = Ask(past, "agent_daily_limit", """{"limit": 0}""", ("agent_daily_limit", """{"limit": 1000}"""));

        report.Changed.ShouldBe(300);
        report.Changes.Length.ShouldBe(LookBack.MaxChanges);
        report.Changes[0].Id.ShouldBe(past.Proposals[^1].Id);
    }

    private static WhatIfReport Ask(PastDays past, string key, string value, params (string Key, string Json)[] policies)
    {
        var inForce = new DoorContext(Some.Company, Some.Policies(policies), kind => kind == "analyze" ? 0.1m : 0);
        return LookBack.Report(past, inForce, inForce with { Policies = LookBack.With(inForce.Policies, key, new(value)) }, key, Some.Now);
    }

    private static (int Accepted, int Waiting, int Rejected) Figures(ReplaySide side) => (side.Accepted, side.Waiting, side.Rejected);
}
