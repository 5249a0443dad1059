namespace AgentOps.Silo.Tests.Models;

/// <summary>A clock that stands until it is moved, so that nothing depends on how busy the machine is; waits of seconds take milliseconds all the same.</summary>
internal sealed class HeldClock(double speed) : TimeProvider
{
    private static readonly TimeSpan LongestBackOff = TimeSpan.FromSeconds(30);
    private DateTimeOffset _now = System.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => _now;

    public override long GetTimestamp() => _now.UtcTicks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, Scaled(dueTime), Scaled(period));

    internal void Move(TimeSpan by) => _now += by;

    /// <summary>Back-offs pass fast; a time-out keeps its length, or a busy machine would run into it.</summary>
    private TimeSpan Scaled(TimeSpan span) => span == Timeout.InfiniteTimeSpan || span > LongestBackOff ? span : span / speed;
}
