using System.Text.Json.Nodes;
using AgentOps.Silo.Commands;
using AgentOps.Silo.Rehearsals;
using AgentOps.Silo.Rehearsals.Reports;
using AgentOps.Silo.Rehearsals.Simulated;

namespace AgentOps.Silo.Tests.Rehearsals.Simulated;

public sealed class RehearsalTests
{
    [Fact]
    public void The_same_seed_lives_the_same_life_to_the_byte_and_another_seed_another()
    {
        var setting = Settings.Read("studio", 1, [], null, null);

        var lives = Rehearsal.LiveAll(setting, [3, 4], 2, null, CancellationToken.None);

        Rehearsal.Live(setting, 3).Digest.ShouldBe(lives[0].Digest);
        lives[1].Digest.ShouldNotBe(lives[0].Digest);
    }

    [Fact]
    public void A_wider_quota_shows_in_the_comparison_with_the_sign_and_size_one_expects()
    {
        var narrow = Settings.Read("studio", 3, ["x_daily_quota.limit=5"], null, "gpt-4o-mini=0.15/0.60");
        long[] seeds = [1, 2, 3];
        var before = Rehearsal.LiveAll(narrow, seeds, 2, null, CancellationToken.None);
        var after = Rehearsal.LiveAll(Settings.With(narrow, ["x_daily_quota.limit=12"]), seeds, 2, null, CancellationToken.None);

        var report = new Report(narrow, before, (narrow, after));

        // A studio wants to post a few times a day more than five; seven places more are enough for nearly all of them.
        report.Differences.Single(d => d.Series == "rejections/x_daily_quota").Mean.ShouldBeInRange(-21, -1);
        report.Differences.Single(d => d.Series == "proposals/rejected").Mean.ShouldBeInRange(-21, -0.3);
        report.Summaries.Single(s => s.Series == "usd/dialogue").Whole.P50.ShouldBeGreaterThan(0);
        HtmlReport.Write(report).ShouldNotContain("http", Case.Insensitive);
        JsonNode.Parse(report.ToJson().ToJsonString())!["series"]!.AsArray().Count.ShouldBeGreaterThan(30);
    }

    [Fact]
    public void A_policy_that_does_not_exist_or_does_not_take_the_value_is_told_before_anything_is_lived()
    {
        Should.Throw<CommandFailedException>(() => Rehearsal.Live(Settings.Read("minimal", 1, ["x_quota.limit=3"], null, null), 1)).Message.ShouldContain("no policy 'x_quota'");
        Should.Throw<CommandFailedException>(() => Rehearsal.Live(Settings.Read("minimal", 1, ["x_daily_quota.limit=many"], null, null), 1)).Message.ShouldContain("limit");
    }
}
