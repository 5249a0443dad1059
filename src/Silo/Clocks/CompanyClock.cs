namespace AgentOps.Silo.Clocks;

/// <summary>
/// The companies' time (<c>run --speed</c>): it starts at a moment and passes <paramref name="speed"/> times as fast as the wall clock. Timers are as much
/// shorter, so reminders, leases, pauses and the change of days follow it.
/// </summary>
/// <param name="start">What it says now.</param>
/// <param name="speed">1 to 600.</param>
/// <param name="wall">What it is driven by.</param>
public sealed class CompanyClock(DateTimeOffset start, int speed, TimeProvider wall) : TimeProvider
{
    private readonly long _origin = wall.GetTimestamp();

    /// <summary>How many times as fast as the wall clock.</summary>
    public int Speed => speed;

    /// <inheritdoc/>
    public override long TimestampFrequency => wall.TimestampFrequency;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => wall.LocalTimeZone;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => start + (wall.GetElapsedTime(_origin) * speed);

    /// <inheritdoc/>
    public override long GetTimestamp() => (wall.GetTimestamp() - _origin) * speed;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new CompanyTimer(wall.CreateTimer(callback, state, Real(dueTime), Real(period)), this);

    /// <summary>How long a span of the companies' time really takes. Timers count whole milliseconds: rounded up, so that none comes before its time.</summary>
    internal TimeSpan Real(TimeSpan span) =>
        span <= TimeSpan.Zero || speed == 1 ? span : TimeSpan.FromMilliseconds(Math.Ceiling(span.TotalMilliseconds / speed) + 1);
}
