namespace AgentOps.Silo.Tests.Models;

/// <summary>A clock that runs so many times faster, so that waits of seconds take milliseconds.</summary>
internal sealed class FastClock(double speed) : TimeProvider
{
    private readonly long _started = System.GetTimestamp();
    private readonly DateTimeOffset _from = System.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => _from + (System.GetElapsedTime(_started) * speed);

    public override long GetTimestamp() => _started + (long)((System.GetTimestamp() - _started) * speed);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, Scaled(dueTime), Scaled(period));

    private TimeSpan Scaled(TimeSpan span) => span == Timeout.InfiniteTimeSpan ? span : span / speed;
}
