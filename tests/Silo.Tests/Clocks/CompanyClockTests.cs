using AgentOps.Silo.Clocks;

namespace AgentOps.Silo.Tests.Clocks;

public sealed class CompanyClockTests
{
    private static readonly DateTimeOffset Start = new(2026, 12, 31, 23, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_timer_of_two_minutes_comes_after_two_minutes_of_the_companys_time_and_not_before()
    {
        var clock = new CompanyClock(Start.AddMinutes(59), 600, TimeProvider.System);
        var since = clock.GetTimestamp();

        await Task.Delay(TimeSpan.FromMinutes(2), clock);

        (clock.GetUtcNow() - Start.AddMinutes(59)).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromMinutes(2));
        clock.GetElapsedTime(since).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromMinutes(2));
        clock.GetUtcNow().Year.ShouldBe(2027);
    }

    [Fact]
    public void At_ordinary_speed_a_clock_that_is_ahead_passes_as_the_wall_clock_does()
    {
        var clock = new CompanyClock(Start, 1, TimeProvider.System);
        using var timer = clock.CreateTimer(static _ => { }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        timer.Change(TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan).ShouldBeTrue();
        clock.GetUtcNow().ShouldBeGreaterThanOrEqualTo(Start);
        clock.TimestampFrequency.ShouldBe(TimeProvider.System.TimestampFrequency);
    }

    [Fact]
    public void A_clock_that_never_ran_fast_is_the_wall_clock()
    {
        StoredClock.Start(null, Start).ShouldBe(Start);
        StoredClock.Start(new(Start, Start, 1), Start.AddDays(1)).ShouldBe(Start.AddDays(1));
    }

    [Fact]
    public void A_clock_that_was_stopped_goes_on_where_it_stood_and_the_pause_counts_as_it_is()
    {
        var stopped = new StoredClock(Start, Start.AddDays(3), 1);
        StoredClock.Start(stopped, Start.AddHours(2)).ShouldBe(Start.AddDays(3).AddHours(2));
    }

    [Theory]
    [InlineData(60)]
    [InlineData(600)]
    public void A_clock_that_was_killed_jumps_over_what_it_can_have_said_since_it_was_last_written_down(int speed)
    {
        var killed = new StoredClock(Start, Start.AddDays(3), speed);
        StoredClock.Start(killed, Start.AddSeconds(1)).ShouldBeGreaterThanOrEqualTo(Start.AddDays(3).AddSeconds(speed));
    }

    [Fact]
    public void A_wall_clock_that_was_set_back_takes_no_time_away()
    {
        StoredClock.Start(new(Start, Start.AddDays(3), 1), Start.AddHours(-1)).ShouldBe(Start.AddDays(3));
        StoredClock.Start(new(Start, Start, 1), Start.AddDays(-1)).ShouldBeGreaterThanOrEqualTo(Start);
    }

    [Fact]
    public void It_is_read_as_it_was_written_and_anything_else_is_no_clock()
    {
        var clock = new StoredClock(Start, Start.AddDays(3).AddTicks(7), 60);
        StoredClock.Parse(clock.ToString()).ShouldBe(clock);
        StoredClock.Parse(null).ShouldBeNull();
        StoredClock.Parse("yesterday").ShouldBeNull();
    }
}
