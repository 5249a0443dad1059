using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using AgentOps.Causes;
using AgentOps.Json;

namespace AgentOps.Memories;

/// <summary>
/// A memory as the state keeps it: short names and nothing that can be told from the rest, because 200 of them share one row. What is null is the
/// usual case: no tags, trusted, caused by the beginning of its own trace, its cause its own root.
/// </summary>
public sealed record KeptMemory
{
    /// <summary>Counts the agent's memories from 1; with the agent's key it is the id.</summary>
    public int N { get; init; }
    public MemoryType Type { get; init; }
    public string Text { get; init; } = "";
    [JsonPropertyName("conf")] public decimal Confidence { get; init; }
    public string Source { get; init; } = "";
    public string Trace { get; init; } = "";

    /// <summary>When it was written, in seconds since 1970.</summary>
    public long At { get; init; }
    public ImmutableArray<string>? Tags { get; init; }

    /// <summary>When it was last used, in seconds since 1970.</summary>
    [JsonPropertyName("used")] public long? UsedAt { get; init; }
    public int? Uses { get; init; }

    /// <summary>Until when its fading has been reckoned, in seconds since 1970.</summary>
    [JsonPropertyName("faded")] public long? FadedAt { get; init; }
    public int? Confirmed { get; init; }
    public bool? Promoted { get; init; }
    public bool? Untrusted { get; init; }

    /// <summary>The number of the memory that took its place.</summary>
    [JsonPropertyName("by")] public int? SupersededBy { get; init; }
    [JsonPropertyName("from")] public ImmutableArray<string>? DerivedFrom { get; init; }

    /// <summary>How much of the trace is the direct cause; null when <see cref="Direct"/> holds it.</summary>
    [JsonPropertyName("cut")] public int? DirectLength { get; init; }
    public string? Direct { get; init; }
    public string? Root { get; init; }
    public int? Depth { get; init; }

    /// <summary>What caused it.</summary>
    [JsonIgnore]
    public Cause Cause
    {
        get
        {
            var direct = DirectLength is { } length ? Trace[..length] : Direct ?? "";
            return new(direct, Root ?? direct, Depth ?? 0);
        }

        init
        {
            var starts = value.Direct.Length > 0 && Trace.StartsWith(value.Direct, StringComparison.Ordinal);
            DirectLength = starts ? value.Direct.Length : null;
            Direct = starts || value.Direct.Length == 0 ? null : value.Direct;
            Root = value.Root == value.Direct ? null : value.Root;
            Depth = value.Depth == 0 ? null : value.Depth;
        }
    }

    /// <summary>True while it is in force: nothing took its place.</summary>
    [JsonIgnore]
    public bool Active => SupersededBy is null;

    /// <summary>When it was last used, or else written, in seconds since 1970.</summary>
    [JsonIgnore]
    public long Touched => UsedAt ?? At;

    /// <summary>Its size in the stored state.</summary>
    public int Bytes() => JsonSerializer.SerializeToUtf8Bytes(this, Wire.State).Length + 1;

    /// <summary>As others see it.</summary>
    public Memory Show(string agent) => new()
    {
        Id = Id(agent, N),
        Type = Type,
        Content = Text,
        Confidence = Confidence,
        Tags = Tags ?? [],
        Source = Source,
        Trace = Trace,
        SupersededBy = SupersededBy is { } by ? Id(agent, by) : null,
        Promoted = Promoted ?? false,
        Untrusted = Untrusted ?? false,
        CreatedAt = DateTimeOffset.FromUnixTimeSeconds(At),
        LastUsedAt = UsedAt is { } used ? DateTimeOffset.FromUnixTimeSeconds(used) : null,
        Uses = Uses ?? 0,
        Cause = Cause,
        DerivedFrom = DerivedFrom ?? [],
        Confirmations = Confirmed ?? 0,
    };

    /// <summary>The id of an agent's nth memory: <c>brain.17</c>.</summary>
    public static string Id(string agent, int n) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{agent}.{n}");
}
