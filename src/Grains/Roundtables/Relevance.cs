using AgentOps.Memories;
using AgentOps.Time;

namespace AgentOps.Roundtables;

/// <summary>Which memories touch a topic: by words in common, then by confidence, with a little chance so that not always the same come to mind. Pure.</summary>
public static class Relevance
{
    private const double Whim = 0.2;

    /// <summary>The best of the memories, at most <paramref name="count"/>.</summary>
    public static IEnumerable<Memory> Best(IEnumerable<Memory> memories, string topic, int count, ulong seed)
    {
        return memories
            .Select(m => (Memory: m, Covers: MemoryText.Covers(topic, m.Content, m.Tags)))
            .OrderByDescending(m => m.Covers).ThenByDescending(m => (double)m.Memory.Confidence + (Whim * Dice.For(seed, "recall", m.Memory.Id).NextDouble()))
            .ThenBy(m => m.Memory.Id, StringComparer.Ordinal)
            .Take(count).Select(m => m.Memory);
    }
}
