using AgentOps.Heartbeats;

namespace AgentOps.Grains.Tests.Heartbeats;

public sealed class HeartbeatMetricsTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(300, 0)]
    [InlineData(302.5, 2.5)]
    [InlineData(3_612, 12)]
    [InlineData(299.9995, 0)]
    [InlineData(-0.0005, 0)]
    public void A_beat_is_as_late_as_the_time_since_its_turn_and_early_by_a_hair_is_in_time(double seconds, double late)
    {
        var first = new DateTime(2026, 11, 23, 9, 0, 0, DateTimeKind.Utc);

        HeartbeatMetrics.Late(new TickStatus(first, TimeSpan.FromMinutes(5), first.AddSeconds(seconds))).TotalSeconds.ShouldBe(late, 0.001);
    }
}
