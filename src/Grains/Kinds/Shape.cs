using System.Text.Json.Nodes;
using AgentOps.Json;

namespace AgentOps.Kinds;

/// <summary>Writes the JSON schemas of the catalogue so that a kind reads as a list of its fields.</summary>
internal static class Shape
{
    /// <summary>A field: its name, its schema, and whether it must be there.</summary>
    internal sealed record Field(string Name, JsonObject Schema, bool Required = false);

    internal static JsonText Of(params Field[] fields) => new(Node(fields).ToJsonString(Wire.State));

    internal static Field Text(string name, int max, string about, bool required = false, string? pattern = null)
    {
        var schema = Node("string", about);
        if (required) schema["minLength"] = 1;
        schema["maxLength"] = max;
        if (pattern is not null) schema["pattern"] = pattern;
        return new(name, schema, required);
    }

    internal static Field OneOf(string name, string about, params string[] values)
    {
        var schema = Node("string", about);
        schema["enum"] = new JsonArray([.. values.Select(v => JsonValue.Create(v))]);
        return new(name, schema);
    }

    internal static Field Whole(string name, int min, int max, string about)
    {
        var schema = Node("integer", about);
        (schema["minimum"], schema["maximum"]) = (min, max);
        return new(name, schema);
    }

    internal static Field Number(string name, string about) => new(name, Node("number", about));

    internal static Field Flag(string name, string about) => new(name, Node("boolean", about));

    internal static Field Texts(string name, int maxItems, int maxLength, string about)
    {
        var schema = Node("array", about);
        schema["maxItems"] = maxItems;
        schema["items"] = new JsonObject { ["type"] = "string", ["maxLength"] = maxLength };
        return new(name, schema);
    }

    internal static Field List(string name, string about, params Field[] item)
    {
        var schema = Node("array", about);
        schema["items"] = Node(item);
        return new(name, schema);
    }

    /// <summary>Any JSON object, for data that is passed on as it is.</summary>
    internal static Field Data(string name, string about) => new(name, Node("object", about));

    private static JsonObject Node(string type, string about) => new() { ["type"] = type, ["description"] = about };

    private static JsonObject Node(Field[] fields)
    {
        var node = new JsonObject { ["type"] = "object", ["additionalProperties"] = false };
        if (fields.Where(f => f.Required).Select(f => JsonValue.Create(f.Name)).ToArray() is { Length: > 0 } required) node["required"] = new JsonArray([.. required]);
        var properties = new JsonObject();
        foreach (var field in fields) properties[field.Name] = field.Schema.DeepClone();
        node["properties"] = properties;
        return node;
    }
}
