namespace AgentOps.Grains.Tests.Simulated;

/// <summary>FAULTS: the clock is set forward and back, and the day changes. Nothing comes twice, and each day has its own quota.</summary>
public sealed class ClockTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void A_clock_set_by_an_hour_makes_no_heartbeat_come_twice_and_none_stay_away(int hours)
    {
        using var company = new SimulatedCompany();
        company.Pass(TimeSpan.FromMinutes(61));
        var before = company.Database.Runs(SimulatedCompany.Key).Length;

        company.Cluster.Time.JumpClock(TimeSpan.FromHours(hours));
        company.Pass(TimeSpan.FromMinutes(60));

        (company.Database.Runs(SimulatedCompany.Key).Length - before).ShouldBeInRange(11, 13);
    }

    [Fact]
    public void Each_day_has_its_own_quota_also_when_the_clock_goes_back_over_midnight()
    {
        using var company = new SimulatedCompany();
        company.Policy("x_daily_quota", """{"limit": 1}""");
        company.Policy("auto_approve", """{"allowed_step_kinds": ["post_tweet"]}""");
        company.Pass(Some.Now.Date.AddDays(1).AddMinutes(-20) - Some.Now.UtcDateTime);
        company.Propose("post_tweet").Rejection.ShouldBeNull();
        company.Pass(TimeSpan.FromMinutes(1));
        company.Propose("post_tweet").Rejection.ShouldBe("Quota full (1/1)");

        company.Cluster.Time.JumpClock(TimeSpan.FromHours(1));
        company.Propose("post_tweet").Rejection.ShouldBeNull();
        company.Pass(TimeSpan.FromMinutes(1));
        company.Propose("post_tweet").Rejection.ShouldBe("Quota full (1/1)");

        company.Cluster.Time.JumpClock(TimeSpan.FromHours(-1));
        company.Propose("post_tweet").Rejection.ShouldBe("Quota full (1/1)");
        company.Pass(TimeSpan.FromMinutes(30));
        company.Propose("post_tweet").Rejection.ShouldBe("Quota full (1/1)");
        company.Pass(TimeSpan.FromDays(1));
        company.Propose("post_tweet").Rejection.ShouldBeNull();
    }
}
