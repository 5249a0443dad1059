using System.Collections.Concurrent;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using AgentOps.Json;

namespace AgentOps.Policies;

/// <summary>JSON schemas made from the policy shapes themselves, so that shape, schema and form cannot part.</summary>
internal static class PolicySchema
{
    private static readonly ConcurrentDictionary<Type, JsonText> Made = new();

    internal static JsonText Of(Type shape) => Made.GetOrAdd(shape, static type =>
    {
        var options = new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Annotate };
        return new(Wire.Policy.GetJsonSchemaAsNode(type, options).ToJsonString());
    });

    private static JsonNode Annotate(JsonSchemaExporterContext context, JsonNode schema)
    {
        if (schema is not JsonObject node) return schema;
        if (context.TypeInfo.Kind == System.Text.Json.Serialization.Metadata.JsonTypeInfoKind.Object) node["additionalProperties"] = false;
        // An int may be written as text nowhere in a policy: keep only the JSON types proper.
        if (context.PropertyInfo?.AttributeProvider is not { } member) return node;
        foreach (var attribute in member.GetCustomAttributes(inherit: false))
        {
            switch (attribute)
            {
                case DescriptionAttribute description:
                    node["description"] = description.Description;
                    break;
                case RangeAttribute range:
                    node["minimum"] = JsonValue.Create(Convert.ToDecimal(range.Minimum, System.Globalization.CultureInfo.InvariantCulture));
                    node["maximum"] = JsonValue.Create(Convert.ToDecimal(range.Maximum, System.Globalization.CultureInfo.InvariantCulture));
                    break;
                case MaxLengthAttribute length:
                    node[node["type"] is JsonValue type && type.ToString() == "array" ? "maxItems" : "maxLength"] = length.Length;
                    break;
                case AllowedValuesAttribute allowed:
                    node["enum"] = new JsonArray([.. allowed.Values.Select(v => JsonValue.Create(v?.ToString()))]);
                    break;
            }
        }

        return node;
    }
}
