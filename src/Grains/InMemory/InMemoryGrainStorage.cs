using System.Globalization;
using System.Text.Json;
using AgentOps.Journals;
using AgentOps.Json;
using AgentOps.Missions;
using Orleans.Storage;

namespace AgentOps.InMemory;

/// <summary>
/// Grain storage with the semantics of the ADO.NET provider over our SQL: one row a state name and key, JSON payloads, versions as ETags,
/// and the journal applied in the same step as the row (ARCHITECTURE §2).
/// </summary>
/// <param name="database">The tables the journal goes to.</param>
public sealed class InMemoryGrainStorage(InMemoryDatabase database) : IGrainStorage
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Name, string Key), InMemoryRow> _rows = [];

    /// <summary>How many writes went through, for tests that count them.</summary>
    public long Writes { get; private set; }

    /// <summary>Every row as it stands: state name, key and JSON.</summary>
    public IReadOnlyList<(string Name, string Key, string Payload)> Rows
    {
        get
        {
            lock (_lock)
            {
                return [.. _rows.Where(r => r.Value.Payload is not null).Select(r => (r.Key.Name, r.Key.Key, System.Text.Encoding.UTF8.GetString(r.Value.Payload!)))];
            }
        }
    }

    /// <summary>The rows of our own states, as they stand, by name and key.</summary>
    public IReadOnlyList<StoredState> States()
    {
        lock (_lock)
        {
            return
            [
                .. _rows.Where(r => r.Value.State is IJournaled).OrderBy(r => r.Key.Name, StringComparer.Ordinal).ThenBy(r => r.Key.Key, StringComparer.Ordinal)
                    .Select(r => new StoredState(r.Key.Name, r.Key.Key, r.Value.Version, (IJournaled)r.Value.State!)),
            ];
        }
    }

    /// <summary>Puts rows there as they are: their journals were applied long ago.</summary>
    public void Fill(IEnumerable<StoredState> states)
    {
        lock (_lock)
        {
            foreach (var row in states)
            {
                _rows[(row.Name, row.Key)] = new InMemoryRow(row.State, row.Version);
                if (row.State is MissionState mission) database.Written(mission);
            }
        }
    }

    /// <summary>The JSON of a state's row, or null when there is none.</summary>
    public string? Payload(string stateName, string key)
    {
        lock (_lock) return _rows.GetValueOrDefault((stateName, key))?.Payload is { } payload ? System.Text.Encoding.UTF8.GetString(payload) : null;
    }

    /// <summary>Every state of a type, as it stands.</summary>
    public IReadOnlyList<T> States<T>() where T : class
    {
        lock (_lock) return [.. _rows.Values.Select(r => r.State).OfType<T>()];
    }

    /// <summary>A state as it is stored, or null when there is none.</summary>
    internal T? State<T>(string stateName, string key) where T : class
    {
        lock (_lock) return _rows.GetValueOrDefault((stateName, key))?.State as T;
    }

    /// <inheritdoc/>
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        lock (_lock)
        {
            var row = _rows.GetValueOrDefault((stateName, grainId.Key.ToString()!));
            grainState.State = row?.Payload is { } payload ? JsonSerializer.Deserialize<T>(payload, Wire.State)! : Activator.CreateInstance<T>();
            grainState.ETag = row is null ? null! : Tag(row.Version);
            grainState.RecordExists = row is { Exists: true };
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        lock (_lock)
        {
            var key = (stateName, grainId.Key.ToString()!);
            var old = Current(key, grainState, "WriteState");
            var journal = (grainState.State as IJournaled)?.Journal ?? [];
            if (!journal.IsDefaultOrEmpty && old?.HasJournal(journal) != true) Plant(database.Apply(journal));
            var row = new InMemoryRow(grainState.State, (old?.Version ?? 0) + 1);
            _rows[key] = row;
            if (grainState.State is MissionState mission) database.Written(mission);
            Writes++;
            grainState.ETag = Tag(row.Version);
            grainState.RecordExists = true;
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        lock (_lock)
        {
            var key = (stateName, grainId.Key.ToString()!);
            if (_rows.ContainsKey(key) || !string.IsNullOrEmpty(grainState.ETag))
            {
                if (string.IsNullOrEmpty(grainState.ETag) && _rows.TryGetValue(key, out var unread)) grainState.ETag = Tag(unread.Version);
                var row = new InMemoryRow(null, Current(key, grainState, "ClearState")!.Version + 1);
                _rows[key] = row;
                grainState.ETag = Tag(row.Version);
            }

            grainState.State = Activator.CreateInstance<T>();
            grainState.RecordExists = false;
        }

        return Task.CompletedTask;
    }

    private InMemoryRow? Current<T>((string Name, string Key) key, IGrainState<T> state, string operation)
    {
        var row = _rows.GetValueOrDefault(key);
        var stored = row is null ? null : Tag(row.Version);
        var seen = string.IsNullOrEmpty(state.ETag) ? null : state.ETag;
        return stored == seen
            ? row
            : throw new InconsistentStateException($"Version conflict ({operation}): GrainType={key.Name} GrainId={key.Key} ETag={seen ?? "none"}, stored {stored ?? "none"}.");
    }

    private void Plant(IReadOnlyList<RowEntry> rows)
    {
        foreach (var entry in rows)
        {
            var row = new InMemoryRow(entry.State, 1);
            if (_rows.TryAdd((entry.Name ?? "mission", entry.Key), row) && entry.State is MissionState mission) database.Written(mission);
        }
    }

    private static string Tag(int version) => version.ToString(CultureInfo.InvariantCulture);
}
