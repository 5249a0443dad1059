using AgentOps.Silo.Commands;
using AgentOps.Silo.Rehearsals.Figures;

namespace AgentOps.Silo.Rehearsals.Reports;

/// <summary>The report as a page in the terminal.</summary>
internal static class TerminalReport
{
    private const string Bars = "▁▂▃▄▅▆▇█";
    private const int MaxBars = 60;

    public static void Write(Report report)
    {
        Console.Out.WriteLine($"{report.Setting.Who}, {report.Setting.Days} days, {report.Lives.Count} lives, {report.Setting.Words}.");
        foreach (var line in report.Lives[0].Replay is { } replay ? ReplayReport.Lines(replay) : []) Console.Out.WriteLine(line);
        Console.Out.WriteLine("P10, P50 and P90: one life in ten lies below the first, half below the second, one in ten above the third.");
        foreach (var group in report.Summaries.GroupBy(s => s.Group))
        {
            Console.Out.WriteLine();
            Console.Out.WriteLine($"{group.Key.Title}, {Words.Of(group.Key.Total)}");
            Output.Table(["", "P10", "P50", "P90", "P50 BY DAY"], group.Select(s => new[]
            {
                "  " + s.What, Words.Of(s.Whole.P10, s.Group), Words.Of(s.Whole.P50, s.Group), Words.Of(s.Whole.P90, s.Group), Line(s.Days),
            }));
        }

        if (report.Against is { } other) Compare(report, other.Setting);
    }

    private static void Compare(Report report, Setting other)
    {
        Console.Out.WriteLine();
        Console.Out.WriteLine($"Against: {other.Words}. Differences seed by seed, with their 95 % interval.");
        var clear = report.Differences.Where(d => d.Clear).ToList();
        if (clear.Count == 0) Console.Out.WriteLine("  Nothing differs by more than chance.");
        else
        {
            Output.Table(["", "BEFORE", "AFTER", "DIFFERENCE"], clear.Select(d => new[]
            {
                "  " + d.Series, Words.Of(d.Before, d.Group), Words.Of(d.After, d.Group), $"{Words.Signed(d.Mean, d.Group)} ± {Words.Of(d.Within, d.Group)}",
            }));
        }

        Console.Out.WriteLine($"  {report.Differences.Count - clear.Count} other series do not differ by more than chance.");
    }

    private static string Line(Spread[] days)
    {
        var shown = days.Chunk(Math.Max(1, (days.Length + MaxBars - 1) / MaxBars)).Select(c => c.Average(d => d.P50)).ToArray();
        var (least, most) = (shown.Min(), shown.Max());
        return string.Concat(shown.Select(v => Bars[most > least ? (int)((v - least) / (most - least) * (Bars.Length - 1)) : 0]));
    }
}
