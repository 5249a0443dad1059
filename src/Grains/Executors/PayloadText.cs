using System.Text.Json;
using AgentOps.Json;

namespace AgentOps.Executors;

/// <summary>Reads single fields of a payload.</summary>
internal static class PayloadText
{
    /// <summary>A text field; null when it is missing or blank.</summary>
    internal static string? Field(JsonText payload, string name)
    {
        using var document = JsonDocument.Parse(payload.ToString());
        return Sources.Text(document.RootElement, name) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;
    }

    /// <summary>A whole number; null when it is missing.</summary>
    internal static int? Whole(JsonText payload, string name)
    {
        using var document = JsonDocument.Parse(payload.ToString());
        return document.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var whole) ? whole : null;
    }

    /// <summary>A list of texts; empty when it is missing.</summary>
    internal static IReadOnlyList<string> List(JsonText payload, string name)
    {
        using var document = JsonDocument.Parse(payload.ToString());
        return document.RootElement.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Where(i => i.ValueKind == JsonValueKind.String).Select(i => i.GetString()!).Where(t => t.Length > 0)]
            : [];
    }
}
