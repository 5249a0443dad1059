using System.Collections.Immutable;
using System.Text.Json;
using AgentOps.Journals;
using AgentOps.Json;

namespace AgentOps.InMemory;

/// <summary>
/// A stored row: JSON (null after a clear) and its version. Our own states are immutable, so they are kept as they are and become JSON when the row is
/// read: in simulated time most rows are written over before anybody reads them. Anything else is made JSON at once.
/// </summary>
internal sealed class InMemoryRow(object? state, int version)
{
    private byte[]? _payload = state is null or IJournaled ? null : JsonSerializer.SerializeToUtf8Bytes(state, state.GetType(), Wire.State);

    public int Version { get; } = version;

    public bool Exists => state is not null;

    /// <summary>The JSON; null after a clear.</summary>
    public byte[]? Payload => state is null ? null : _payload ??= JsonSerializer.SerializeToUtf8Bytes(state, state.GetType(), Wire.State);

    /// <summary>The state itself, when it is one of ours.</summary>
    public object? State => state as IJournaled;

    /// <summary>Whether a journal is the one this row was written with, as JSON: a write that changes something else repeats it (ARCHITECTURE §2).</summary>
    public bool HasJournal(ImmutableArray<JournalEntry> journal)
    {
        var own = (state as IJournaled)?.Journal ?? [];
        if (own.IsDefaultOrEmpty || own.Length != journal.Length) return false;
        for (var i = 0; i < own.Length; i++)
            if (!ReferenceEquals(own[i], journal[i]) && !Same(own[i], journal[i])) return false;
        return true;
    }

    /// <summary>Most journals begin with an event, and the ids of two events tell them apart.</summary>
    private static bool Same(JournalEntry one, JournalEntry other) =>
        (one, other) is not (EventEntry a, EventEntry b) || a.Id == b.Id
            ? JsonSerializer.Serialize(one, Wire.State) == JsonSerializer.Serialize(other, Wire.State)
            : false;
}
