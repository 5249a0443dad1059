using System.Collections.Immutable;
using AgentOps.Causes;
using AgentOps.Companies;
using AgentOps.Intake;
using AgentOps.Journals;

namespace AgentOps.Grains.Tests.Intake;

public sealed class DoorTests
{
    private const string Day = "2026-11-22";
    private static readonly Cause Root = new("person:test", "proposal:1", 0);

    [Fact]
    public void An_admitted_proposal_is_approved_when_every_kind_is_allowed()
    {
        var verdict = Judge(Some.Request("crawl", "analyze"), Tally());

        verdict.Admitted.ShouldBeTrue();
        verdict.Approved.ShouldBeTrue();
        verdict.Holds.Length.ShouldBe(2);
    }

    [Fact]
    public void One_kind_that_needs_a_person_makes_the_whole_proposal_wait()
    {
        var verdict = Judge(Some.Request("crawl", "post_tweet"), Tally());

        verdict.Admitted.ShouldBeTrue();
        verdict.Approved.ShouldBeFalse();
    }

    [Theory]
    [InlineData(CompanyState.Paused)]
    [InlineData(CompanyState.Killed)]
    public void A_closed_company_rejects_everything(CompanyState state)
    {
        var verdict = Door.Judge(Some.Request("crawl"), Root, Context(company: Some.Company with { State = state }), Tally());

        verdict.Gate.ShouldBe("company");
    }

    [Fact]
    public void A_full_quota_says_its_figures()
    {
        var tally = Tally(("x_daily_quota", Day, 5), ("x_daily_quota", QuotaEntry.Open, 3));

        var verdict = Judge(Some.Request("post_tweet"), tally);

        verdict.Gate.ShouldBe("x_daily_quota");
        verdict.Rejection.ShouldBe("Quota full (8/8)");
    }

    [Fact]
    public void A_quota_counts_what_is_admitted_and_not_finished()
    {
        var tally = Tally(("x_daily_quota", QuotaEntry.Open, 7));

        Judge(Some.Request("post_tweet"), tally).Admitted.ShouldBeTrue();
        Judge(Some.Request("post_tweet"), tally).Rejection.ShouldBe("Quota full (8/8)");
    }

    [Fact]
    public void Two_posts_do_not_share_the_last_place()
    {
        var verdict = Judge(Some.Request("post_tweet", "post_tweet"), Tally(("x_daily_quota", Day, 7)));

        verdict.Rejection.ShouldBe("Quota too small (7/8, 2 wanted)");
    }

    [Fact]
    public void A_rejected_proposal_takes_no_place()
    {
        var tally = Tally(("x_daily_quota", Day, 8));

        Judge(Some.Request("crawl", "post_tweet"), tally);

        tally.Today("agent_daily_limit:brain").ShouldBe(0);
        tally.Places("x_daily_quota").ShouldBe(8);
    }

    [Fact]
    public void Drafts_and_articles_share_one_cap_and_one_switch()
    {
        Judge(Some.Request("draft_tweet", "write_content"), Tally(("content_policy", Day, 7))).Gate.ShouldBe("content_policy");
        Judge(Some.Request("draft_tweet"), Tally(), ("content_policy", """{"enabled": false}""")).Gate.ShouldBe("content_policy");
    }

    [Fact]
    public void Deployments_are_off_until_a_person_switches_them_on()
    {
        Judge(Some.Request("deploy"), Tally()).Gate.ShouldBe("deploy_policy");
        Judge(Some.Request("deploy"), Tally(), ("deploy_policy", """{"enabled": true}""")).Admitted.ShouldBeTrue();
    }

    [Fact]
    public void An_agent_has_a_daily_limit()
    {
        var verdict = Judge(Some.Request("crawl"), Tally(("agent_daily_limit:brain", Day, 20)));

        verdict.Gate.ShouldBe("agent_daily_limit");
        verdict.Rejection.ShouldBe("Daily limit of brain reached (20/20).");
    }

    [Theory]
    [InlineData(8, true)]
    [InlineData(9, false)]
    public void A_chain_of_causes_ends_at_its_depth(int depth, bool admitted)
    {
        var verdict = Door.Judge(Some.Request("crawl"), Root with { Depth = depth }, Context(), Tally());

        verdict.Admitted.ShouldBe(admitted);
    }

    [Fact]
    public void One_root_causes_at_most_fifty_proposals_a_day()
    {
        var caused = Root with { Depth = 1 };

        var verdict = Door.Judge(Some.Request("crawl"), caused, Context(), Tally(("loop_policy:proposal:1", Day, 50)));

        verdict.Gate.ShouldBe("loop_policy");
        verdict.Rejection!.ShouldContain("50/50");
    }

    [Fact]
    public void The_stages_are_asked_in_their_order()
    {
        var everythingWrong = Context(
            Some.Company with { State = CompanyState.Paused }, ("loop_policy", """{"max_depth": 0}"""), ("agent_daily_limit", """{"limit": 0}"""),
            ("x_daily_quota", """{"limit": 0}"""), ("llm_budget", """{"daily_usd": 0, "agent_daily_usd": 0}"""));
        var deep = Root with { Depth = 1 };

        Gate(everythingWrong).ShouldBe("company");
        Gate(everythingWrong with { Company = Some.Company }).ShouldBe("loop_policy");
        Gate(Without(everythingWrong, "loop_policy")).ShouldBe("agent_daily_limit");
        Gate(Without(everythingWrong, "loop_policy", "agent_daily_limit")).ShouldBe("x_daily_quota");
        Gate(Without(everythingWrong, "loop_policy", "agent_daily_limit", "x_daily_quota")).ShouldBe("llm_budget");

        string? Gate(DoorContext context) => Door.Judge(Some.Request("post_tweet"), deep, context, Tally()).Gate;
        static DoorContext Without(DoorContext context, params string[] keys) => context with
        {
            Company = Some.Company, Policies = new(context.Policies.Values.RemoveRange(keys), context.Policies.Version + keys.Length),
        };
    }

    [Fact]
    public void A_budget_is_reserved_until_the_step_ends()
    {
        var tally = Tally();

        Judge(Some.Request("analyze", "analyze"), tally).Admitted.ShouldBeTrue();

        tally.Usd("llm_budget").ShouldBe(0.2m);
        tally.Usd("llm_budget:brain").ShouldBe(0.2m);
    }

    [Fact]
    public void A_used_up_budget_says_its_figures()
    {
        var verdict = Judge(Some.Request("analyze"), Tally(), ("llm_budget", """{"daily_usd": 5, "agent_daily_usd": 0.05}"""));

        verdict.Gate.ShouldBe("llm_budget");
        verdict.Rejection.ShouldBe("The daily budget of brain is used up ($0.0000 of $0.05 spent or reserved, $0.1000 wanted).");
    }

    private static Verdict Judge(ProposeRequest request, Tally tally, params (string Key, string Json)[] policies) =>
        Door.Judge(request, Root, Context(Some.Company, policies), tally);

    private static DoorContext Context(CompanyInfo? company = null, params (string Key, string Json)[] policies) =>
        new(company ?? Some.Company, Some.Policies(policies), _ => 0.1m);

    private static Tally Tally(params (string Gate, string Day, long Count)[] counts) =>
        new(counts.ToImmutableDictionary(c => (c.Gate, c.Day), c => new QuotaCount(c.Count, 0)), Day);
}
