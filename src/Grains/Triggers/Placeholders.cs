using System.Text.Json;
using System.Text.Json.Nodes;
using AgentOps.Events;
using AgentOps.Json;

namespace AgentOps.Triggers;

/// <summary>
/// Fills <c>{title}</c>, <c>{summary}</c>, <c>{agent}</c>, <c>{kind}</c>, <c>{eventId}</c>, <c>{proposalId}</c>, <c>{missionId}</c>, <c>{stepId}</c> and
/// <c>{data.name}</c> from an event. What comes from the event stays data: it is put into JSON strings, never read as JSON.
/// </summary>
public static class Placeholders
{
    /// <summary>Fills a text; what is unknown becomes empty. At most <paramref name="max"/> characters.</summary>
    public static string Fill(string text, CompanyEvent @event, int max)
    {
        if (text.Contains('{'))
        {
            foreach (var (name, value) in Values(@event)) text = text.Replace($"{{{name}}}", value, StringComparison.Ordinal);
        }

        return text.Length <= max ? text : text[..(max - 1)] + "…";
    }

    /// <summary>Fills every string of a payload.</summary>
    public static JsonText Fill(JsonText payload, CompanyEvent @event)
    {
        if (!payload.Value.Contains('{', StringComparison.Ordinal)) return payload;
        var node = JsonNode.Parse(payload.Value);
        return new(Walk(node, @event)?.ToJsonString(Wire.State) ?? "{}");
    }

    private static JsonNode? Walk(JsonNode? node, CompanyEvent @event) => node switch
    {
        JsonObject members => new JsonObject(members.Select(m => KeyValuePair.Create(m.Key, Walk(m.Value, @event)))),
        JsonArray items => new JsonArray([.. items.Select(i => Walk(i, @event))]),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => JsonValue.Create(Fill(value.GetValue<string>(), @event, 2_000)),
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
