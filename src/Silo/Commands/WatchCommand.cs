using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using AgentOps.Silo.Commands.Help;
using AgentOps.Silo.Commands.Remote;
using Spectre.Console;

namespace AgentOps.Silo.Commands;

/// <summary><c>agentops watch</c>: the company's events in the terminal, as they happen. A lost connection is taken up again where it was lost.</summary>
internal static class WatchCommand
{
    private static readonly Option<string?> Agent = new("--agent") { Description = "Only what this agent does." };
    private static readonly Option<string[]> Kind = new("--kind") { Description = "Only events of this kind, e.g. mission_failed. Repeat it for more kinds." };
    private static readonly Option<string?> After = new("--after") { Description = "Begin after this cursor; 0 begins at the beginning (default: now)." };
    private static readonly Option<int?> Count = new("--count") { Description = "End after so many events (default: never)." };

    public static Command Make()
    {
        var command = new TaughtCommand(
            "watch",
            "Shows what happens in a company, as it happens, until Ctrl-C. With --json each event is one line.",
            "agentops watch",
            "agentops watch --company mine --kind mission_failed --kind proposal_rejected",
            "agentops watch --after 0 --json | jq -c '{kind, title}'") { RunningServer.Company, Agent, Kind, After, Count, RunningServer.Address };
        command.SetAction(CommandLine.Guarded(Run));
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var server = RunningServer.Of(parsed);
        var feed = new LiveFeed(server, parsed.GetValue(RunningServer.Company)!, Output.Terminal);
        var (agent, kinds, left) = (parsed.GetValue(Agent), parsed.GetValue(Kind) ?? [], parsed.GetValue(Count) ?? int.MaxValue);
        await foreach (var next in feed.Follow(parsed.GetValue(After), cancellationToken))
        {
            if (left == 0) break;
            if ((agent is not null && (string?)next["agent"] != agent) || (kinds.Length > 0 && !kinds.Contains((string?)next["kind"]))) continue;
            if (parsed.GetValue(Output.Json)) Output.Line(next);
            else Show(next);
            if (--left == 0) break;
        }

        return 0;
    }

    private static void Show(JsonNode e)
    {
        var kind = e["kind"].Text();
        var colour = kind.EndsWith("_failed", StringComparison.Ordinal) || kind.EndsWith("_rejected", StringComparison.Ordinal) ? "red"
            : kind.EndsWith("_succeeded", StringComparison.Ordinal) || kind.EndsWith("_accepted", StringComparison.Ordinal) ? "green" : "default";
        var at = e["at"].At()?.ToString("HH:mm:ss", CultureInfo.InvariantCulture) ?? "";
        // One write a line, so that lines of two processes do not mix; control characters of foreign text must not steer the terminal.
        var agent = Plain(e["agent"].Text("company"), 14);
        AnsiConsole.MarkupLine($"[dim]{at}[/] [bold]{agent}[/] [{colour}]{Plain(kind, 20)}[/] {Plain(e["title"].Text(), 0).TrimEnd()}");
    }

    private static string Plain(string text, int width) => Markup.Escape(new string([.. text.Select(c => char.IsControl(c) ? ' ' : c)]).PadRight(width));
}
