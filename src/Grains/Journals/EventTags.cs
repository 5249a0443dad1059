using System.Collections.Frozen;
using System.Collections.Immutable;

namespace AgentOps.Journals;

/// <summary>The tags of an event kind: its words, <c>mission_failed</c> → mission, failed; a published post is a tweet that was posted.</summary>
public static class EventTags
{
    private static readonly FrozenDictionary<string, ImmutableArray<string>> Special = new Dictionary<string, ImmutableArray<string>>
    {
        ["post_published"] = ["tweet", "posted"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The tags of a kind, with more behind them.</summary>
    public static ImmutableArray<string> Of(string kind, params ReadOnlySpan<string> more) =>
        [.. Special.TryGetValue(kind, out var tags) ? tags : [.. kind.Split('_')], .. more];
}
