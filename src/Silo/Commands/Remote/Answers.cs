using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AgentOps.Silo.Commands.Remote;

/// <summary>Reads the server's answers.</summary>
internal static class Answers
{
    /// <summary>All items of a list, page by page.</summary>
    public static async Task<JsonArray> All(this RunningServer server, string path, CancellationToken cancellationToken)
    {
        var all = new JsonArray();
        string? cursor = null;
        do
        {
            var page = await server.Get(With(path, "limit=200" + (cursor is null ? "" : "&cursor=" + Uri.EscapeDataString(cursor))), cancellationToken);
            foreach (var item in page["items"]!.AsArray()) all.Add(item!.DeepClone());
            cursor = (string?)page["next"];
        }
        while (cursor is not null);
        return all;
    }

    /// <summary>The newest item of a list; null when it is empty.</summary>
    public static async Task<JsonNode?> Newest(this RunningServer server, string path, CancellationToken cancellationToken) =>
        (await server.Get(With(path, "limit=1"), cancellationToken))["items"]!.AsArray().FirstOrDefault();

    /// <summary>A value as text.</summary>
    public static string Text(this JsonNode? value, string none = "") =>
        value is null ? none : value.GetValueKind() == JsonValueKind.String ? (string)value! : value.ToJsonString();

    /// <summary>A time as people read it, UTC.</summary>
    public static string When(this JsonNode? value, string none = "") =>
        value.At() is { } at ? at.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : none;

    /// <summary>A time.</summary>
    public static DateTimeOffset? At(this JsonNode? value) =>
        DateTimeOffset.TryParse((string?)value, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var at) ? at : null;

    private static string With(string path, string query) => path + (path.Contains('?', StringComparison.Ordinal) ? '&' : '?') + query;
}
