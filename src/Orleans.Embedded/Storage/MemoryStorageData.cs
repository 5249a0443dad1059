using System.Collections.Concurrent;
using System.Globalization;
using Orleans.Runtime;

namespace Orleans.Storage;

/// <summary>The rows of the storages in memory. A simulation keeps them over the death of its silo.</summary>
internal sealed class MemoryStorageData
{
    private readonly ConcurrentDictionary<(string Storage, string State, GrainId Grain), MemoryRow> _rows = new();
    private long _version;

    public MemoryRow? Find(string storage, string state, GrainId grain) => _rows.GetValueOrDefault((storage, state, grain));

    /// <summary>Replaces the row if it has this version; gives the version that is there otherwise.</summary>
    public bool TryWrite(string storage, string state, GrainId grain, string? etag, object? value, out string? version)
    {
        var key = (storage, state, grain);
        var next = new MemoryRow(value, Interlocked.Increment(ref _version).ToString(CultureInfo.InvariantCulture));
        var current = _rows.GetValueOrDefault(key);
        var written = current is null
            ? etag is null && _rows.TryAdd(key, next)
            : current.Etag == etag && _rows.TryUpdate(key, next, current);
        version = written ? next.Etag : _rows.GetValueOrDefault(key)?.Etag;
        return written;
    }
}
