using System.Globalization;

namespace AgentOps.Bench;

/// <summary>The figures of one run, printed as ratios beside their aims.</summary>
internal sealed class Report
{
    internal double? Floor { get; set; }

    internal Rate? Accept { get; set; }

    internal Rate? AcceptEight { get; set; }

    internal Latencies? Claim { get; set; }

    internal TimeSpan? Restart { get; set; }

    internal Rate? History { get; set; }

    internal Watched? Watchers { get; set; }

    internal void Print()
    {
        Line("figure", "measured", "ratio", "aim");
        if (Floor is { } floor) Line("floor (pgbench)", $"{floor:0}/s", "1", "");
        if (Accept is { } accept) Line("accept, 1 company", $"{accept.PerSecond:0}/s", $"{accept.OfFloor:0.00} of the floor", "0.30");
        if (AcceptEight is { } eight) Line("accept, 8 companies", $"{eight.PerSecond:0}/s", $"{eight.OfFloor:0.00} of the floor", "0.30");
        if (Claim is { } claim) Line("POST to claimed, 200/s", $"p50 {claim.P50:0.0} ms", $"p99 {claim.P99:0.0} ms", "p99 25 ms");
        if (Restart is { } restart) Line("kill -9 to accepted", $"{restart.TotalSeconds:0.00} s", "", "3 s");
        if (Watchers is { } watchers)
        {
            Line("2,000 watchers, 20/s", $"p50 {watchers.Latency.P50:0.0} ms", $"p99 {watchers.Latency.P99:0.0} ms", "10, 50 ms");
            Line("memory of a watcher", $"{watchers.KilobytesEach:0.0} KB", "", "40 KB");
        }

        if (History is { } history) Line("accept after 1M events", $"{history.PerSecond:0}/s", $"{history.OfFloor / Accept?.OfFloor:0.00} of before", "0.90");
    }

    private static void Line(string figure, FormattableString measured, FormattableString ratio, string aim) =>
        Line(figure, measured.ToString(CultureInfo.InvariantCulture), ratio.ToString(CultureInfo.InvariantCulture), aim);

    private static void Line(string figure, string measured, string ratio, string aim) =>
        Console.WriteLine($"{figure,-26}{measured,16}{ratio,22}{aim,12}");
}
