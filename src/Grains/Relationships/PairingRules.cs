using System.Collections.Immutable;
using System.Globalization;

namespace AgentOps.Relationships;

/// <summary>Which pairs should meet because of how they stand (SPEC §5). Pure; who asks decides when, and looks for a mediator.</summary>
public static class PairingRules
{
    /// <summary>Below this a pair needs a conflict resolution.</summary>
    public const decimal InConflict = 0.35m;

    /// <summary>Above this a pair is close enough for mentoring.</summary>
    public const decimal Close = 0.70m;

    /// <summary>How many times the memories of the other a mentor has.</summary>
    public const int ExperienceGap = 2;

    /// <summary>A mentor has something to tell.</summary>
    public const int LeastOfMentor = 4;

    /// <summary>
    /// The pairs that should meet, the most urgent first: the furthest apart, then the widest gap of experience. <paramref name="experience"/> is how many
    /// memories each agent has (<see cref="Memories.IMemoryGrain.Count"/>); who is not in it has none.
    /// </summary>
    public static ImmutableArray<Pairing> Propose(IEnumerable<Relationship> pairs, IReadOnlyDictionary<string, int> experience)
    {
        var all = pairs.ToList();
        return
        [
            .. all.Where(p => p.Affinity < InConflict)
                .OrderBy(p => p.Affinity).ThenBy(p => p.A, StringComparer.Ordinal).ThenBy(p => p.B, StringComparer.Ordinal)
                .Select(p => new Pairing("conflict_resolution", p.A, p.B, p.Affinity, Text($"{p.A} and {p.B} stand at {p.Affinity:0.00}."))),
            .. all.Where(p => p.Affinity > Close)
                .Select(p => (Pair: p, A: experience.GetValueOrDefault(p.A), B: experience.GetValueOrDefault(p.B)))
                .Where(p => Math.Max(p.A, p.B) >= LeastOfMentor && Math.Max(p.A, p.B) >= ExperienceGap * Math.Min(p.A, p.B))
                .OrderByDescending(p => (double)Math.Max(p.A, p.B) / Math.Max(1, Math.Min(p.A, p.B)))
                .ThenBy(p => p.Pair.A, StringComparer.Ordinal).ThenBy(p => p.Pair.B, StringComparer.Ordinal)
                .Select(p => Mentoring(p.Pair, p.A, p.B)),
        ];
    }

    private static Pairing Mentoring(Relationship pair, int a, int b)
    {
        var (mentor, learner) = a >= b ? (pair.A, pair.B) : (pair.B, pair.A);
        return new("mentoring", mentor, learner, pair.Affinity, Text($"{mentor} has {Math.Max(a, b)} memories, {learner} {Math.Min(a, b)}; they stand at {pair.Affinity:0.00}."));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
