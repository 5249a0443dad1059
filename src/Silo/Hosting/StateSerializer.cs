using System.Text.Json;
using AgentOps.Json;
using Orleans.Storage;

namespace AgentOps.Silo.Hosting;

/// <summary>The one form of stored states, on either host: JSON as <see cref="Wire.State"/> writes it, so that the database can read it too.</summary>
public sealed class StateSerializer : IGrainStorageSerializer
{
    /// <inheritdoc/>
    public BinaryData Serialize<T>(T? input) => new(JsonSerializer.SerializeToUtf8Bytes(input, Wire.State));

    /// <inheritdoc/>
    public T? Deserialize<T>(BinaryData input) => JsonSerializer.Deserialize<T>(input.ToMemory().Span, Wire.State);
}
