using Spectre.Console;

namespace AgentOps.Silo.Hosting;

/// <summary>What a person reads when the server is up. The admin key is shown once, when it was just made.</summary>
internal static class Banner
{
    public static void Show(SiloOptions options, OpenDatabase database, string? newKey)
    {
        var address = options.Urls.Split(';')[0].Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal);
        AnsiConsole.WriteLine();
        AnsiConsole.MarkupLineInterpolated($"  [bold]AgentOps[/] is open: [link]{address}[/]");
        AnsiConsole.MarkupLineInterpolated($"  company   {options.Company}");
        AnsiConsole.MarkupLineInterpolated($"  database  {(database.Cluster is null ? database.Address.ToString() : "private, under " + options.Home)}");
        if (newKey is not null)
        {
            AnsiConsole.MarkupLineInterpolated($"  admin key [bold]{newKey}[/]");
            AnsiConsole.MarkupLineInterpolated($"            shown this once; kept in {Path.Combine(options.Home, "admin.key")}");
        }

        AnsiConsole.MarkupLine("  Ctrl-C stops everything.");
        AnsiConsole.WriteLine();
    }
}
