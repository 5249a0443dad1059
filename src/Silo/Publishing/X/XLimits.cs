using System.Globalization;
using System.Net.Http.Headers;

namespace AgentOps.Silo.Publishing.X;

/// <summary>X's rate-limit headers: <c>x-rate-limit-*</c> for the endpoint, and the day's limits of app and account.</summary>
public static class XLimits
{
    private static readonly string[] Windows = ["x-rate-limit", "x-app-limit-24hour", "x-user-limit-24hour"];
    private static readonly TimeSpan Unsaid = TimeSpan.FromMinutes(15);

    /// <summary>Until when the endpoint is not to be asked again; null when it may be. A 429 that says no time is given a quarter of an hour.</summary>
    public static DateTimeOffset? ClosedUntil(int status, HttpResponseHeaders headers, DateTimeOffset now)
    {
        var resets = Windows.Where(w => Number(headers, w + "-remaining") == 0).Select(w => Number(headers, w + "-reset")).OfType<long>().ToList();
        if (resets.Count == 0 && status == 429 && Number(headers, "x-rate-limit-reset") is { } reset) resets.Add(reset);
        if (resets.Count > 0 && DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(resets.Max(), 0, 253_402_300_799)) is var until && until > now) return until;
        if (status != 429) return null;
        return headers.RetryAfter?.Delta is { } wait ? now + wait : resets.Count > 0 ? now : now + Unsaid;
    }

    private static long? Number(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) && long.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
