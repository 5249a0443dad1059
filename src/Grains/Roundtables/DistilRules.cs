using System.Collections.Immutable;
using System.Text.Json;
using AgentOps.Memories;

namespace AgentOps.Roundtables;

/// <summary>Reads what a model distilled: what fits is kept, what does not is dropped item by item (SPEC §3). Pure.</summary>
public static class DistilRules
{
    private const int MaxContent = 300, MaxReason = 200, MaxTags = 6, MaxItems = 200, MaxActions = 3;

    private static readonly string[] Kinds = ["research", "analyze", "draft_tweet", "write_content", "review", "summarize"];

    /// <summary>The outcome; or why the answer is unusable as a whole.</summary>
    public static (RoundtableOutcome? Outcome, string? Fault) Read(string answer, ImmutableArray<string> participants, bool formal, DistilLimits limits)
    {
        var (open, close) = (answer.IndexOf('{'), answer.LastIndexOf('}'));
        if (open < 0 || close < open) return (null, "there is no JSON object in it.");
        try
        {
            using var document = JsonDocument.Parse(answer.AsMemory(open, close - open + 1), new() { MaxDepth = 16 });
            var root = document.RootElement;
            foreach (var name in (ReadOnlySpan<string>)["memories", "drifts"])
                if (!root.TryGetProperty(name, out var list) || list.ValueKind != JsonValueKind.Array) return (null, $"'{name}' is no list.");
            var offered = 0;
            ImmutableArray<T> Take<T>(string name, Func<JsonElement, T?> read, int max, Func<T, object> unique) where T : class
            {
                if (!root.TryGetProperty(name, out var list) || list.ValueKind != JsonValueKind.Array) return [];
                offered += list.GetArrayLength();
                return [.. list.EnumerateArray().Take(MaxItems).Where(i => i.ValueKind == JsonValueKind.Object).Select(read).OfType<T>().DistinctBy(unique).Take(max)];
            }

            var memories = Take("memories", e => Memory(e, participants, limits), limits.MaxMemories, m => (m.Agent, m.Content));
            var drifts = Take("drifts", e => Drift(e, participants, limits), int.MaxValue, d => (d.A, d.B));
            var actions = formal ? Take("actionItems", e => Action(e, participants), MaxActions, a => (a.Agent, a.Title)) : [];
            return (new(memories, drifts, actions, offered - memories.Length - drifts.Length - actions.Length), null);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a string that holds half of a surrogate pair.
            return (null, "it is no JSON.");
        }
    }

    private static DistilledMemory? Memory(JsonElement item, ImmutableArray<string> participants, DistilLimits limits)
    {
        if (Agent(item, "agent", participants) is not { } agent || !Enum.TryParse<MemoryType>(Text(item, "type", 40), ignoreCase: true, out var type)) return null;
        if (!Enum.IsDefined(type) || Text(item, "content", MaxContent) is not { } content) return null;
        if (Number(item, "confidence") is not { } confidence || confidence is < 0 or > 1) return null;
        var kept = Math.Round(confidence, 2, MidpointRounding.AwayFromZero);
        var tags = item.TryGetProperty("tags", out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Where(t => t.ValueKind == JsonValueKind.String).Select(t => TurnText.Cut(TurnText.Plain(t.GetString()!).ToLowerInvariant(), 32)).Where(t => t.Length > 0).Distinct().Take(MaxTags)
            : [];
        return kept >= limits.MinConfidence ? new(agent, type, content, kept, [.. tags]) : null;
    }

    private static PairDrift? Drift(JsonElement item, ImmutableArray<string> participants, DistilLimits limits)
    {
        if (Agent(item, "a", participants) is not { } one || Agent(item, "b", participants) is not { } other || one == other) return null;
        if (Number(item, "drift") is not { } drift || Text(item, "reason", MaxReason) is not { } reason) return null;
        var cut = Math.Round(Math.Clamp(drift, -limits.MaxDrift, limits.MaxDrift), 3, MidpointRounding.ToZero);
        if (cut == 0) return null;
        return string.CompareOrdinal(one, other) < 0 ? new(one, other, cut, reason) : new(other, one, cut, reason);
    }

    private static ActionItem? Action(JsonElement item, ImmutableArray<string> participants)
    {
        if (Agent(item, "agent", participants) is not { } agent || Text(item, "title", TurnText.MaxLength) is not { } title) return null;
        var kind = Text(item, "kind", 40) ?? "analyze";
        return Kinds.Contains(kind) ? new(agent, title, kind) : null;
    }

    private static string? Agent(JsonElement item, string name, ImmutableArray<string> participants) =>
        item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && participants.Contains(value.GetString()!) ? value.GetString() : null;

    private static decimal? Number(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) ? number : null;

    private static string? Text(JsonElement item, string name, int max)
    {
        if (!item.TryGetProperty(name, out var value) || value.ValueKind != JsonValueKind.String) return null;
        var text = TurnText.Cut(TurnText.Plain(value.GetString()!), max);
        return text.Any(char.IsLetterOrDigit) ? text : null;
    }
}
