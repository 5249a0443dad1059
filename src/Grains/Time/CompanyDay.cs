using System.Globalization;

namespace AgentOps.Time;

/// <summary>Days are UTC days unless the company sets a time zone; a day then is that zone's calendar day, DST included (SPEC §2.1).</summary>
public static class CompanyDay
{
    /// <summary>The calendar day of <paramref name="now"/>, as <c>2026-11-22</c>.</summary>
    public static string Of(DateTimeOffset now, string timeZone) => Local(now, timeZone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The company's wall clock.</summary>
    public static DateTimeOffset Local(DateTimeOffset now, string timeZone) =>
        timeZone is "UTC" or "" ? now.ToUniversalTime() : TimeZoneInfo.ConvertTime(now, Zone(timeZone));

    /// <summary>True when the name is a time zone this machine knows.</summary>
    public static bool IsZone(string timeZone) => timeZone is "UTC" || TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out _);

    private static TimeZoneInfo Zone(string timeZone) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var zone) ? zone : TimeZoneInfo.Utc;
}
