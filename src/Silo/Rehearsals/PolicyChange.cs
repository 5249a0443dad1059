using System.Text.Json.Nodes;

namespace AgentOps.Silo.Rehearsals;

/// <summary>What a rehearsal changes in one policy of the template: the given fields; the others stay as they are.</summary>
/// <param name="Key">The policy, as in <c>x_daily_quota</c>.</param>
/// <param name="Fields">The new values, in the policy's shape.</param>
internal sealed record PolicyChange(string Key, JsonObject Fields)
{
    /// <summary>The policy's value with the change in it: objects are merged, anything else replaced.</summary>
    public JsonObject On(JsonObject value)
    {
        var changed = value.DeepClone().AsObject();
        Merge(changed, Fields);
        return changed;
    }

    /// <summary>What <see cref="Parse"/> reads as this change: one word for each field.</summary>
    public IEnumerable<string> Words => Fields.Select(f => $"{Key}.{f.Key}={f.Value?.ToJsonString() ?? "null"}");

    /// <summary>Reads <c>x_daily_quota.limit=12</c>: a policy, the path within it, and a JSON value (or plain text).</summary>
    public static PolicyChange Parse(string text)
    {
        var equals = text.IndexOf('=');
        var path = equals < 0 ? [] : text[..equals].Trim().Split('.');
        if (path.Length < 2 || path.Any(p => p.Length == 0)) throw new FormatException($"'{text}' is not of the form policy.field=value, as in x_daily_quota.limit=12.");
        JsonNode? value;
        try
        {
            value = JsonNode.Parse(text[(equals + 1)..]);
        }
        catch (System.Text.Json.JsonException)
        {
            value = JsonValue.Create(text[(equals + 1)..].Trim());
        }

        foreach (var name in path.Skip(1).Reverse()) value = new JsonObject { [name] = value };
        return new(path[0], value!.AsObject());
    }

    private static void Merge(JsonObject into, JsonObject from)
    {
        foreach (var (name, value) in from)
        {
            if (value is JsonObject inner && into[name] is JsonObject there) Merge(there, inner);
            else into[name] = value?.DeepClone();
        }
    }
}
