using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using AgentOps.Missions;

namespace AgentOps.Executors;

/// <summary>Reads the results of earlier steps as sources. Unknown kinds (of external workers) are read by their text fields.</summary>
internal static class Sources
{
    private static readonly string[] TextFields = ["title", "topic", "summary", "text", "cause", "verdict", "message"];
    private static readonly string[] ListFields = ["points", "findings", "questions", "strengths", "issues", "evidence", "nextSteps"];

    internal static Source Of(EarlierResult earlier)
    {
        using var document = JsonDocument.Parse(earlier.Result.ToString());
        var result = document.RootElement;
        var from = $"step {earlier.StepId[(earlier.StepId.LastIndexOf('.') + 1)..]} ({earlier.Kind})";
        if (result.ValueKind != JsonValueKind.Object) return new(from, null, null, result.ToString(), true, []);
        var untrusted = result.TryGetProperty("untrusted", out var flag) ? flag.ValueKind == JsonValueKind.True : IsExternal(earlier.Kind);
        return earlier.Kind switch
        {
            "crawl" => new(from, Text(result, "title"), Text(result, "url"), Text(result, "text") ?? "", true, []),
            "scan_signals" => new(from, "Signals", null, Items(result, "title", "summary", "link"), true, []),
            // A memory is its sentence; how sure its agent is stands in the figures. One that quotes other work says nothing of its own.
            "view" when Text(result, "what") == "memory" => new(from, "The company's memory", null, Unquoting(Items(result, "title")), false, Counts(result)),
            // What kind an event is of, its title says better.
            "view" when Text(result, "what") is "day" or "events" => new(from, $"The company's {Text(result, "what")}", null, Items(result, "title", "text"), false, Counts(result)),
            "view" => new(from, $"The company's {Text(result, "what")}", null, Items(result, "title", "name", "status", "text", "content", "summary", "error"), false, Counts(result)),
            _ => new(from, Text(result, "title") ?? Text(result, "topic"), null, Fields(result), untrusted, [], Derived: !IsExternal(earlier.Kind)),
        };
    }

    private static bool IsExternal(string kind) => Kinds.StepKinds.Find(kind) is null;

    private static string Fields(JsonElement result)
    {
        var text = new StringBuilder();
        foreach (var name in TextFields)
            if (Text(result, name) is { Length: > 0 } value) text.AppendLine(value);
        foreach (var name in ListFields)
        {
            if (!result.TryGetProperty(name, out var list) || list.ValueKind != JsonValueKind.Array) continue;
            foreach (var item in list.EnumerateArray().Where(i => i.ValueKind == JsonValueKind.String)) text.AppendLine(item.GetString());
        }

        return text.ToString().Trim();
    }

    private static string Unquoting(string lines) => string.Join('\n', lines.Split('\n').Where(l => !l.Contains('“')));

    private static string Items(JsonElement result, params string[] fields)
    {
        if (!result.TryGetProperty("items", out var items) || items.ValueKind != JsonValueKind.Array) return "";
        var lines = items.EnumerateArray().Where(i => i.ValueKind == JsonValueKind.Object)
            .Select(i => string.Join(" · ", fields.Select(f => Text(i, f)).Where(v => !string.IsNullOrWhiteSpace(v))));
        return string.Join('\n', lines);
    }

    private static ImmutableArray<Source.Count> Counts(JsonElement result) =>
        !result.TryGetProperty("counts", out var counts) || counts.ValueKind != JsonValueKind.Object
            ? []
            : [.. counts.EnumerateObject().Where(c => c.Value.ValueKind == JsonValueKind.Number).Select(c => new Source.Count(c.Name, c.Value.GetDecimal()))];

    internal static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
