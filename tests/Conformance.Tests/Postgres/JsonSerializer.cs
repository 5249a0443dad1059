using System.Text.Json;
using Orleans.Storage;

namespace AgentOps.Conformance.Tests.Postgres;

/// <summary>The payload both hosts write.</summary>
public sealed class JsonSerializer : IGrainStorageSerializer
{
    public BinaryData Serialize<T>(T? input) => new(System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(input, JsonSerializerOptions.Web));

    public T? Deserialize<T>(BinaryData input) => System.Text.Json.JsonSerializer.Deserialize<T>(input.ToMemory().Span, JsonSerializerOptions.Web);
}
