using Orleans.Runtime;
using Orleans.Serialization;

namespace Orleans.Storage;

/// <summary>
/// Stores states in memory: as bytes when a serializer is given; otherwise as a copy, which is quicker, for types that can cross a grain boundary.
/// </summary>
internal sealed class MemoryGrainStorage(string name, MemoryStorageData data, IGrainStorageSerializer? serializer) : IGrainStorage
{
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var row = data.Find(name, stateName, grainId);
        grainState.State = row?.Value is null ? StateActivator<T>.Create() : Load<T>(row.Value);
        grainState.ETag = row?.Etag;
        grainState.RecordExists = row?.Value is not null;
        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var value = Store(grainState.State);
        if (!data.TryWrite(name, stateName, grainId, grainState.ETag, value, out var version))
            throw Conflict(nameof(WriteStateAsync), stateName, grainId, version, grainState.ETag);
        grainState.ETag = version;
        grainState.RecordExists = true;
        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (grainState.ETag is not null || data.Find(name, stateName, grainId) is not null)
        {
            if (!data.TryWrite(name, stateName, grainId, grainState.ETag, null, out var version))
                throw Conflict(nameof(ClearStateAsync), stateName, grainId, version, grainState.ETag);
            grainState.ETag = version;
        }

        grainState.RecordExists = false;
        grainState.State = StateActivator<T>.Create();
        return Task.CompletedTask;
    }

    private static InconsistentStateException Conflict(string operation, string stateName, GrainId grainId, string? stored, string? current)
        => new($"Version conflict ({operation}): state {stateName} of {grainId} has version {stored ?? "none"}, expected {current ?? "none"}.", stored, current);

    private static bool CanCopy<T>() => DeepCopy.IsImmutable(typeof(T)) || typeof(T).IsDefined(typeof(GenerateSerializerAttribute), inherit: false);

    private object? Store<T>(T? state)
    {
        if (state is null)
            return null;
        return serializer is null && CanCopy<T>() ? DeepCopy.Copy(state) : (serializer ?? s_json).Serialize(state);
    }

    private T? Load<T>(object value) => value is BinaryData bytes ? (serializer ?? s_json).Deserialize<T>(bytes) : DeepCopy.Copy((T)value);

    private static readonly JsonGrainStorageSerializer s_json = new();
}
