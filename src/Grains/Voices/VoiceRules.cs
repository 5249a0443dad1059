using System.Collections.Immutable;
using AgentOps.Companies;
using AgentOps.Memories;

namespace AgentOps.Voices;

/// <summary>How memories change a voice (SPEC §7): rules, no model, no table. Derived once a conversation. Pure.</summary>
public static class VoiceRules
{
    private const int MaxShown = 20;

    /// <summary>The rules of a company whose template has none.</summary>
    public static ImmutableArray<VoiceRule> BuiltIn { get; } =
    [
        new("engagement_sense", "lesson", 10, "Refer to what has worked in engagement before you suggest something new.", Tag: "engagement"),
        new("content_expertise", "pattern", 5, "Speak about content with the ease of long practice.", TopTag: "content"),
        new("long_view", "strategy", 8, "Think long-term: say what this looks like in three months."),
    ];

    /// <summary>At most <paramref name="max"/> modifiers of an agent, those whose rule is exceeded furthest first.</summary>
    public static ImmutableArray<VoiceModifier> Derive(string agent, ImmutableArray<Memory> memories, ImmutableArray<VoiceRule> rules, int max)
    {
        var current = memories.Where(m => m.SupersededBy is null).ToList();
        return
        [
            .. (rules.IsDefaultOrEmpty ? BuiltIn : rules)
                .Select(rule => (Rule: rule, Memories: Counted(rule, current)))
                .Where(r => r.Memories.Count > r.Rule.MoreThan && HasTop(r.Rule, r.Memories))
                .OrderByDescending(r => (double)r.Memories.Count / (r.Rule.MoreThan + 1)).ThenBy(r => r.Rule.Name, StringComparer.Ordinal)
                .Take(max)
                .Select(r => new VoiceModifier(agent, r.Rule.Name, r.Rule.Modifier, [.. r.Memories.OrderByDescending(m => m.CreatedAt).ThenBy(m => m.Id, StringComparer.Ordinal).Take(MaxShown).Select(m => m.Id)])),
        ];
    }

    private static List<Memory> Counted(VoiceRule rule, List<Memory> memories) =>
        [.. memories.Where(m => string.Equals(m.Type.ToString(), rule.Type, StringComparison.OrdinalIgnoreCase) && (rule.Tag is null || m.Tags.Contains(rule.Tag)))];

    private static bool HasTop(VoiceRule rule, List<Memory> counted) =>
        rule.TopTag is null
        || counted.SelectMany(m => m.Tags).GroupBy(t => t, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).FirstOrDefault()?.Key == rule.TopTag;
}
