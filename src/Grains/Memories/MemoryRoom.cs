using System.Collections.Immutable;
using AgentOps.Policies;

namespace AgentOps.Memories;

/// <summary>Who makes room (SPEC §4): the oldest, least used goes first; what was promoted stays.</summary>
public static class MemoryRoom
{
    /// <summary>No policy allows more.</summary>
    public const int Most = 200;

    /// <summary>What the memories of an agent may take in its stored state.</summary>
    public const int MaxBytes = 56 * 1024;

    private const long Day = 86_400;

    /// <summary>How many an agent may keep.</summary>
    public static int Limit(MemoryPolicy policy) => Math.Clamp(policy.MaxPerAgent, 1, Most);

    /// <summary>The memories with room for one of <paramref name="bytes"/> more, and those that went; null when only promoted ones are left.</summary>
    public static (ImmutableArray<KeptMemory> Items, ImmutableArray<KeptMemory> Gone)? For(ImmutableArray<KeptMemory> items, int bytes, int limit)
    {
        var total = items.Sum(m => m.Bytes()) + bytes;
        var gone = ImmutableArray.CreateBuilder<KeptMemory>();
        while (items.Length >= limit || total > MaxBytes)
        {
            if (items.Where(m => m.Promoted != true || !m.Active).MinBy(Worth) is not { } victim) return null;
            items = items.Remove(victim);
            total -= victim.Bytes();
            gone.Add(victim);
        }

        return (items, gone.ToImmutable());
    }

    /// <summary>Replaced ones go first; then by age since the last use, where each use counts as a day, at most thirty.</summary>
    private static (bool Active, long Touched, int N) Worth(KeptMemory memory) =>
        (memory.Active, memory.Touched + (Day * Math.Min(memory.Uses ?? 0, 30)), memory.N);
}
