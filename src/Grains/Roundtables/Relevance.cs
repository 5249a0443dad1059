using AgentOps.Memories;
using AgentOps.Time;

namespace AgentOps.Roundtables;

/// <summary>Which memories touch a topic: by words in common, then by confidence, with a little chance so that not always the same come to mind. Pure.</summary>
public static class Relevance
{
    private const int ShortestWord = 4;
    private const double Whim = 0.2;

    /// <summary>The best of the memories, at most <paramref name="count"/>.</summary>
    public static IEnumerable<Memory> Best(IEnumerable<Memory> memories, string topic, int count, ulong seed)
    {
        var words = Words(topic).ToHashSet(StringComparer.Ordinal);
        return memories
            .Select(m => (Memory: m, Hits: Words(m.Content).Concat(m.Tags).Distinct().Count(words.Contains)))
            .OrderByDescending(m => m.Hits).ThenByDescending(m => (double)m.Memory.Confidence + (Whim * Dice.For(seed, "recall", m.Memory.Id).NextDouble()))
            .ThenBy(m => m.Memory.Id, StringComparer.Ordinal)
            .Take(count).Select(m => m.Memory);
    }

    private static IEnumerable<string> Words(string text) =>
        text.ToLowerInvariant().Split([' ', ',', '.', ';', ':', '?', '!', '“', '”', '"', '\'', '’', '(', ')', '-', '/'], StringSplitOptions.RemoveEmptyEntries).Where(w => w.Length >= ShortestWord);
}
