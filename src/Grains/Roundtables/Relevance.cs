using AgentOps.Memories;

namespace AgentOps.Roundtables;

/// <summary>Which memories touch a topic: by words in common, then confidence, then age. Pure.</summary>
public static class Relevance
{
    private const int ShortestWord = 4;

    /// <summary>The best of the memories, at most <paramref name="count"/>.</summary>
    public static IEnumerable<Memory> Best(IEnumerable<Memory> memories, string topic, int count)
    {
        var words = Words(topic).ToHashSet(StringComparer.Ordinal);
        return memories
            .Select(m => (Memory: m, Hits: Words(m.Content).Concat(m.Tags).Distinct().Count(words.Contains)))
            .OrderByDescending(m => m.Hits).ThenByDescending(m => m.Memory.Confidence).ThenByDescending(m => m.Memory.CreatedAt).ThenBy(m => m.Memory.Id, StringComparer.Ordinal)
            .Take(count).Select(m => m.Memory);
    }

    private static IEnumerable<string> Words(string text) =>
        text.ToLowerInvariant().Split([' ', ',', '.', ';', ':', '?', '!', '“', '”', '"', '\'', '’', '(', ')', '-', '/'], StringSplitOptions.RemoveEmptyEntries).Where(w => w.Length >= ShortestWord);
}
