using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Spectre.Console;

namespace AgentOps.Silo.Commands;

/// <summary>What commands write: results to standard output, for people or with <c>--json</c> for programs; everything else to standard error.</summary>
internal static class Output
{
    /// <summary>Every command takes it.</summary>
    public static readonly Option<bool> Json = new("--json") { Description = "Write the result as JSON, for programs.", Recursive = true };

    private static readonly JsonSerializerOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions Indented = new(OneLine) { WriteIndented = true };

    /// <summary>The terminal a person looks at while a command works: standard error, so that results can be piped.</summary>
    public static IAnsiConsole Terminal { get; } = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });

    /// <summary>Writes a result: as it is for programs, through <paramref name="show"/> for people.</summary>
    public static void Result(ParseResult parsed, JsonNode? result, Action show)
    {
        if (parsed.GetValue(Json)) Console.Out.WriteLine(result?.ToJsonString(Indented) ?? "null");
        else show();
    }

    /// <summary>A JSON value in one line, for lists that never end.</summary>
    public static void Line(JsonNode value) => Console.Out.WriteLine(Compact(value));

    /// <summary>A JSON value as short as it can be.</summary>
    public static string Compact(JsonNode value) => value.ToJsonString(OneLine);

    /// <summary>Says what went wrong, in one sentence. The exit code that goes with it.</summary>
    public static int Fault(ParseResult parsed, string message)
    {
        CommandLine.Say(parsed.GetValue(Json) ? Compact(new JsonObject { ["error"] = message }) : $"agentops: {message}");
        return 1;
    }

    /// <summary>A table on standard output, as wide as its content.</summary>
    public static void Table(IReadOnlyList<string> columns, IEnumerable<string?[]> rows)
    {
        var cells = rows.Select(row => row.Select(cell => cell ?? "").ToArray()).ToList();
        var widths = columns.Select((name, i) => cells.Select(row => row[i].Length).Append(name.Length).Max()).ToArray();
        Write([.. columns]);
        foreach (var row in cells) Write(row);

        void Write(string[] row) => Console.Out.WriteLine(string.Join("  ", row.Select((cell, i) => cell.PadRight(widths[i]))).TrimEnd());
    }
}
