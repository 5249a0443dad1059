using System.Collections.Immutable;
using AgentOps.Causes;

namespace AgentOps.Memories;

/// <summary>A memory as it is kept and answered (API.md).</summary>
[GenerateSerializer, Immutable, Alias("AgentOps.Memories.Memory")]
public sealed record Memory
{
    [Id(0)] public string Id { get; init; } = "";
    [Id(1)] public MemoryType Type { get; init; }
    [Id(2)] public string Content { get; init; } = "";
    [Id(3)] public decimal Confidence { get; init; }
    [Id(4)] public ImmutableArray<string> Tags { get; init; } = [];
    [Id(5)] public string Source { get; init; } = "";
    [Id(6)] public string Trace { get; init; } = "";
    [Id(7)] public string? SupersededBy { get; init; }
    [Id(8)] public bool Promoted { get; init; }
    [Id(9)] public bool Untrusted { get; init; }
    [Id(10)] public DateTimeOffset CreatedAt { get; init; }
    [Id(11)] public DateTimeOffset? LastUsedAt { get; init; }
    [Id(12)] public int Uses { get; init; }
    [Id(13)] public Cause Cause { get; init; } = new("", "", 0);
    [Id(14)] public ImmutableArray<string> DerivedFrom { get; init; } = [];

    /// <summary>Second sources and outcomes that confirmed it.</summary>
    [Id(15)] public int Confirmations { get; init; }
}
