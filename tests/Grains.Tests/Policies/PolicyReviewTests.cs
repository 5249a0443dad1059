using AgentOps.Journals;
using AgentOps.Keys;
using AgentOps.Policies;

namespace AgentOps.Grains.Tests.Policies;

public sealed class PolicyReviewTests
{
    private static readonly CompanyKey Studio = CompanyKey.Parse("studio");

    [Fact]
    public void A_templates_first_values_are_no_changes()
    {
        var state = Review(new(), 1, Row("x_daily_quota", """{"limit": 5}""", 1, "template"));

        state.Policies["x_daily_quota"].Good!.Value.Value.ShouldBe("""{"limit": 5}""");
        state.Journal.ShouldBeEmpty();
    }

    [Fact]
    public void A_change_is_told_once_with_both_values()
    {
        var before = Review(new(), 1, Row("x_daily_quota", """{"limit": 5}""", 1, "template"));
        var after = Review(before, 2, Row("x_daily_quota", """{"limit": 9}""", 2, "ada"));

        var told = after.Journal.OfType<EventEntry>().ShouldHaveSingleItem();
        told.Kind.ShouldBe("policy_changed");
        told.Data!.Value.Value.ShouldContain("\"limit\": 5");
        told.Data!.Value.Value.ShouldContain("\"limit\": 9");
        Review(after, 2, Row("x_daily_quota", """{"limit": 9}""", 2, "ada")).ShouldBeSameAs(after);
    }

    [Theory]
    [InlineData("x_daily_quota", """{"limit": "many"}""")]
    [InlineData("x_daily_quota", """{"limit": -1}""")]
    [InlineData("x_daily_quota", """{"limits": 8}""")]
    [InlineData("x_daily_quota", "8")]
    [InlineData("x_daily_quota", "null")]
    [InlineData("company", """{"time_zone": "Mars/Olympus"}""")]
    [InlineData("auto_approve", """{"allowed_step_kinds": "all"}""")]
    [InlineData("roundtable_policy", """{"min_pause_seconds": 9, "max_pause_seconds": 3}""")]
    public void A_value_that_does_not_fit_leaves_the_last_good_one_in_force_and_is_told_once(string key, string json)
    {
        var good = PolicyCatalog.Default(key).Value;
        var before = Review(new(), 1, Row(key, good, 1, "template"));
        var after = Review(before, 2, Row(key, json, 2, "psql"));

        after.Policies[key].Good!.Value.Value.ShouldBe(good);
        after.Policies[key].Invalid.ShouldNotBeNull();
        after.Journal.OfType<EventEntry>().ShouldHaveSingleItem().Kind.ShouldBe("policy_invalid");
        Review(after, 3, Row(key, json, 2, "psql")).Journal.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"agent": 7}""", 5)]
    [InlineData("null", 5)]
    [InlineData("""{"agent": "ada", "title": "Look", "steps": [{"kind": "view"}]}""", -1)]
    public void A_rules_row_that_does_not_fit_leaves_the_last_good_one_in_force_and_is_told_once(string action, int cooldown)
    {
        var good = new RuleRow("failed", "mission_failed", "{}", """{"agent": "ada", "title": "Look", "steps": [{"kind": "view"}]}""", 5, true, 0, null, 1, "template");
        var before = Review(new(), 1, good);
        var broken = good with { ActionConfig = action, CooldownMinutes = cooldown, Enabled = false, Version = 2, UpdatedBy = "psql" };
        var after = Review(before, 2, broken);

        after.Rules["failed"].Good.ShouldBe(before.Rules["failed"].Good.ShouldNotBeNull());
        after.Rules["failed"].Invalid.ShouldNotBeNull();
        after.Journal.OfType<EventEntry>().ShouldHaveSingleItem().Kind.ShouldBe("policy_invalid");
        Review(after, 3, broken).Journal.ShouldBeEmpty();
    }

    [Fact]
    public void Closing_and_opening_the_company_are_events_of_their_own()
    {
        var open = Review(new(), 1, Row("company", """{"enabled": true}""", 1, "template"));
        var paused = Review(open, 2, Row("company", """{"enabled": false}""", 2, "psql"));
        var resumed = Review(paused, 3, Row("company", """{"enabled": true}""", 3, "psql"));

        paused.Journal.OfType<EventEntry>().ShouldHaveSingleItem().Kind.ShouldBe("company_paused");
        resumed.Journal.OfType<EventEntry>().ShouldHaveSingleItem().Kind.ShouldBe("company_resumed");
    }

    [Fact]
    public void Every_default_fits_its_own_schema()
    {
        foreach (var key in PolicyCatalog.Keys.Append("worker_crawl"))
            PolicyChecks.Check(key, PolicyCatalog.Default(key)).ShouldBeEmpty(key);
    }

    [Fact]
    public void The_drift_of_a_conversation_can_never_be_set_above_its_bound()
    {
        PolicyChecks.Check("relationship_drift_policy", new("""{"max_drift": 0.031}""")).ShouldNotBeEmpty();
        PolicyChecks.Check("relationship_drift_policy", new("""{"max_drift": 0.03}""")).ShouldBeEmpty();
    }

    private static PolicyState Review(PolicyState state, long version, params PolicyRow[] rows) =>
        PolicyReview.Review(Studio, state, new(version, [.. rows], []), Some.Now);

    private static PolicyState Review(PolicyState state, long version, RuleRow rule) => PolicyReview.Review(Studio, state, new(version, [], [rule]), Some.Now);

    private static PolicyRow Row(string key, string json, long version, string by) => new(key, json, version, Some.Now, by);
}
