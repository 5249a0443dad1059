using System.Collections.Immutable;
using AgentOps.Journals;

namespace AgentOps.Memories;

/// <summary>An agent's memories (state name <c>memory</c>), oldest first; never more than 200 and never more than 64 KiB.</summary>
public sealed record MemoryState : IJournaled
{
    public ImmutableArray<KeptMemory> Items { get; init; } = [];

    /// <summary>The number of the last memory written.</summary>
    public int Last { get; init; }

    /// <summary>Fingerprints of traces that left no memory (evicted, revoked, or only a confirmation), so that none writes twice; the last 400.</summary>
    public ImmutableArray<uint> Gone { get; init; } = [];

    /// <summary>Fingerprints of the outcomes that moved a confidence; the last 200.</summary>
    public ImmutableArray<uint> Judged { get; init; } = [];

    /// <summary>Revocations that other agents are told of, again at each heartbeat for an hour.</summary>
    public ImmutableArray<Revocation> Revoked { get; init; } = [];
    public long Serial { get; init; }
    public ImmutableArray<JournalEntry> Journal { get; init; } = [];
}
