using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AgentOps.Json;

/// <summary>The two ways we write JSON: <see cref="State"/> for stored states and the REST contract, <see cref="Policy"/> for policy values.</summary>
public static class Wire
{
    /// <summary>camelCase, enums in snake_case, nulls left out, relaxed escaping (what is shown is escaped where it is shown).</summary>
    public static JsonSerializerOptions State { get; } = Make(JsonNamingPolicy.CamelCase);

    /// <summary>snake_case, as the policy shapes of SPEC §2.4 are written.</summary>
    public static JsonSerializerOptions Policy { get; } = Make(JsonNamingPolicy.SnakeCaseLower);

    private static JsonSerializerOptions Make(JsonNamingPolicy names)
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = names,
            DictionaryKeyPolicy = null,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            AllowOutOfOrderMetadataProperties = true,
            MaxDepth = 64,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
            TypeInfoResolver = new System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver(),
        };
        options.MakeReadOnly();
        return options;
    }
}
