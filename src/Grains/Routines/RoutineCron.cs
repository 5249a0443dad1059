using Quartz;

namespace AgentOps.Routines;

/// <summary>When a cron comes round (Quartz, seconds first). A time that a clock change leaves out or repeats happens once.</summary>
public static class RoutineCron
{
    /// <summary>The closest two runs may be.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);

    /// <summary>What is wrong with a cron, or null.</summary>
    public static string? Fault(string cron)
    {
        if (cron.Length is 0 or > 120) return "must be a cron of at most 120 characters, seconds first";
        try
        {
            var (first, parsed) = (new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new CronExpression(cron, TimeZoneInfo.Utc));
            for (var i = 0; i < 3 && parsed.GetNextValidTimeAfter(first) is { } next; i++)
            {
                if (parsed.GetNextValidTimeAfter(next) is { } second && second - next < Shortest) return "must not come round more than once a minute";
                first = next;
            }

            return null;
        }
        catch (FormatException error)
        {
            return $"is no cron: {error.Message}";
        }
    }

    /// <summary>The first time after <paramref name="after"/> on the wall clock of a zone; null when there is none.</summary>
    public static DateTimeOffset? Next(string cron, string timeZone, DateTimeOffset after)
    {
        var zone = timeZone is not "" && TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var known) ? known : TimeZoneInfo.Utc;
        return new CronExpression(cron, zone).GetNextValidTimeAfter(after.ToUniversalTime())?.ToUniversalTime();
    }
}
