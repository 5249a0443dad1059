using AgentOps.Silo.Traffic;
using AgentOps.Traffic;

namespace AgentOps.Silo.Tests.Traffic;

/// <summary>The last minute of calls, second by second.</summary>
public sealed class MinuteOfCallsTests
{
    private readonly MinuteOfCalls _minute = new(frequency: 10);

    [Fact]
    public void Calls_add_up_with_their_times_and_failures()
    {
        _minute.Add(1_000, TimeSpan.FromMilliseconds(2), failed: false);
        _minute.Add(1_005, TimeSpan.FromMilliseconds(6), failed: true);
        _minute.Add(1_010, TimeSpan.FromMilliseconds(4), failed: false);

        _minute.Read(1_010).ShouldBe(new GrainCalls(3, 1, TimeSpan.FromMilliseconds(12), TimeSpan.FromMilliseconds(6)));
    }

    [Fact]
    public void What_is_older_than_a_minute_is_forgotten_second_by_second()
    {
        for (var second = 100; second < 200; second++) _minute.Add(second * 10, TimeSpan.FromMilliseconds(1), failed: false);

        _minute.Read(1_999).Count.ShouldBe(60);
        _minute.Read(2_009).Count.ShouldBe(59);
        _minute.Read(2_589).Count.ShouldBe(1);
        _minute.Read(2_599).Count.ShouldBe(0);
    }
}
