using System.Text.Json.Serialization;

namespace AgentOps.Json;

/// <summary>
/// JSON carried as text: payloads, results and policy values cross grain boundaries so, because no actor host serializes
/// <c>JsonElement</c>. Inside a stored state it is written as the JSON it is, not as an escaped string.
/// </summary>
[GenerateSerializer, Immutable, Alias("AgentOps.Json.JsonText"), JsonConverter(typeof(JsonTextConverter))]
public readonly record struct JsonText([property: Id(0)] string Value)
{
    /// <summary>The empty object.</summary>
    public static JsonText Empty { get; } = new("{}");

    /// <summary>The JSON, <c>null</c> for the default value.</summary>
    public override string ToString() => Value ?? "null";
}
