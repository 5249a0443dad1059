using System.Text.Json;
using System.Text.Json.Nodes;
using AgentOps.Json;

namespace AgentOps.Silo.Rehearsals.Archives;

/// <summary>A reminder in an archive's first line: <c>heartbeat</c> and <c>studio/-</c> name the grain it wakes.</summary>
internal sealed record SnapshotReminder(string Grain, string Key, string Name, DateTimeOffset StartAt, long PeriodMs)
{
    /// <summary>The member of an archive's first line that holds them.</summary>
    public const string Member = "reminders";

    public JsonNode ToJson() => JsonSerializer.SerializeToNode(this, Wire.State)!;

    public static SnapshotReminder Of(JsonNode json) => json.Deserialize<SnapshotReminder>(Wire.State)!;
}
