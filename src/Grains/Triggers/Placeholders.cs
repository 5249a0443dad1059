using System.Text.Json;
using System.Text.Json.Nodes;
using AgentOps.Events;
using AgentOps.Json;

namespace AgentOps.Triggers;

/// <summary>
/// Fills placeholders: <c>{topic}</c> of a proactive rule; of an event <c>{title}</c>, <c>{summary}</c>, <c>{agent}</c>, <c>{kind}</c>, <c>{eventId}</c>,
/// <c>{proposalId}</c>, <c>{missionId}</c>, <c>{stepId}</c> and <c>{data.name}</c>. What comes from outside stays data: it is put into JSON strings, never
/// read as JSON.
/// </summary>
public static class Placeholders
{
    /// <summary>Fills a text from an event; what is unknown becomes empty. At most <paramref name="max"/> characters.</summary>
    public static string Fill(string text, CompanyEvent @event, int max) => Fill(text, text.Contains('{') ? Values(@event) : [], max);

    /// <summary>Fills every string of a payload from an event.</summary>
    public static JsonText Fill(JsonText payload, CompanyEvent @event) => Fill(payload, payload.Value.Contains('{', StringComparison.Ordinal) ? [.. Values(@event)] : []);

    /// <summary>Fills a text. At most <paramref name="max"/> characters.</summary>
    public static string Fill(string text, IEnumerable<(string Name, string Value)> values, int max)
    {
        if (text.Contains('{'))
        {
            foreach (var (name, value) in values) text = text.Replace($"{{{name}}}", value, StringComparison.Ordinal);
        }

        return text.Length <= max ? text : text[..(max - 1)] + "…";
    }

    /// <summary>Fills every string of a payload.</summary>
    public static JsonText Fill(JsonText payload, IReadOnlyList<(string Name, string Value)> values)
    {
        if (values.Count == 0) return payload;
        var node = JsonNode.Parse(payload.Value);
        return new(Walk(node, values)?.ToJsonString(Wire.State) ?? "{}");
    }

    private static JsonNode? Walk(JsonNode? node, IReadOnlyList<(string Name, string Value)> values) => node switch
    {
        JsonObject members => new JsonObject(members.Select(m => KeyValuePair.Create(m.Key, Walk(m.Value, values)))),
        JsonArray items => new JsonArray([.. items.Select(i => Walk(i, values))]),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => JsonValue.Create(Fill(value.GetValue<string>(), values, 2_000)),
        _ => node?.DeepClone(),
    };

    private static IEnumerable<(string Name, string Value)> Values(CompanyEvent e)
    {
        yield return ("title", e.Title);
        yield return ("summary", e.Summary ?? "");
        yield return ("agent", e.Agent ?? "");
        yield return ("kind", e.Kind);
        yield return ("eventId", e.Id.ToString());
        yield return ("proposalId", e.Refs.ProposalId?.ToString() ?? "");
        yield return ("missionId", e.Refs.MissionId?.ToString() ?? "");
        yield return ("stepId", e.Refs.StepId ?? "");
        if (e.Data is not { } data || JsonNode.Parse(data.Value) is not JsonObject members) yield break;
        foreach (var (name, value) in members) yield return ($"data.{name}", value?.ToString() ?? "");
    }
}
