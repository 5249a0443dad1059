using AgentOps.Silo.Clocks;
using Spectre.Console;

namespace AgentOps.Silo.Hosting;

/// <summary>What a person reads when the server is up. The admin key is shown once, when it was just made.</summary>
internal static class Banner
{
    public static void Show(SiloOptions options, OpenDatabase database, TimeProvider clock, string? newKey)
    {
        var address = options.Urls.Split(';')[0].Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal);
        AnsiConsole.WriteLine();
        AnsiConsole.MarkupLineInterpolated($"  [bold]AgentOps[/] is open: [link]{address}[/]");
        AnsiConsole.MarkupLineInterpolated($"  company   {options.Company}");
        AnsiConsole.MarkupLineInterpolated($"  database  {(database.Cluster is null ? database.Address.ToString() : "private, under " + options.Home)}");
        if (clock is CompanyClock fast)
            AnsiConsole.MarkupLineInterpolated($"  clock     {fast.GetUtcNow():yyyy-MM-dd HH:mm} UTC, {(fast.Speed == 1 ? "ahead: it once ran faster" : $"{fast.Speed} times as fast: a day in {Day(fast.Speed)}")}");
        if (newKey is not null)
        {
            AnsiConsole.MarkupLineInterpolated($"  admin key [bold]{newKey}[/]");
            AnsiConsole.MarkupLineInterpolated($"            shown this once; kept in {Path.Combine(options.Home, "admin.key")}");
        }

        AnsiConsole.MarkupLine("  Ctrl-C stops everything.");
        AnsiConsole.WriteLine();
    }

    private static string Day(int speed) => TimeSpan.FromDays(1) / speed is { TotalMinutes: >= 2 } day ? $"{day.TotalMinutes:0} minutes" : "less than two minutes";
}
