using AgentOps.Memories;

namespace AgentOps.Api.Memories;

/// <summary>A memory of an agent (API.md).</summary>
/// <param name="Trace">Where exactly it comes from.</param>
/// <param name="SupersededBy">The memory that took its place.</param>
/// <param name="Promoted">Long-term: it is not forgotten.</param>
/// <param name="Untrusted">It rests on text from outside.</param>
public sealed record MemoryView(
    string Id,
    MemoryType Type,
    string Content,
    decimal Confidence,
    IReadOnlyList<string> Tags,
    string Source,
    string Trace,
    string? SupersededBy,
    bool Promoted,
    bool Untrusted,
    DateTimeOffset CreatedAt,
    DateTimeOffset? LastUsedAt);
