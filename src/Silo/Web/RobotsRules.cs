using System.Collections.Immutable;

namespace AgentOps.Silo.Web;

/// <summary>A site's robots.txt as RFC 9309 reads it: the group for our name, else for all; the longest matching rule wins, allow before disallow.</summary>
internal sealed class RobotsRules
{
    private readonly ImmutableArray<(bool Allow, string Pattern)> _rules;

    private RobotsRules(ImmutableArray<(bool, string)> rules) => _rules = rules;

    /// <summary>Everything may be read.</summary>
    internal static RobotsRules Open { get; } = new([]);

    internal static RobotsRules Parse(string text, string product)
    {
        var groups = new Dictionary<string, List<(bool, string)>>(StringComparer.OrdinalIgnoreCase);
        var agents = new List<string>();
        var inRules = false;
        foreach (var raw in text.Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Take(10_000))
        {
            var line = raw.Split('#')[0];
            var colon = line.IndexOf(':');
            if (colon <= 0) continue;
            var (name, value) = (line[..colon].Trim().ToLowerInvariant(), line[(colon + 1)..].Trim());
            if (name == "user-agent")
            {
                if (inRules) agents.Clear();
                inRules = false;
                agents.Add(value);
            }
            else if (name is "allow" or "disallow")
            {
                inRules = true;
                if (value.Length == 0) continue;
                foreach (var agent in agents)
                {
                    if (!groups.TryGetValue(agent, out var rules)) groups[agent] = rules = [];
                    rules.Add((name == "allow", value));
                }
            }
        }

        return groups.TryGetValue(product, out var own) ? new([.. own]) : groups.TryGetValue("*", out var all) ? new([.. all]) : Open;
    }

    /// <summary>True when the path (with query) may be read.</summary>
    internal bool Allows(string path)
    {
        var best = _rules.Where(r => Matches(r.Pattern, path)).OrderByDescending(r => r.Pattern.Length).ThenByDescending(r => r.Allow).FirstOrDefault();
        return best.Pattern is null || best.Allow;
    }

    /// <summary><c>*</c> stands for anything, <c>$</c> at the end for the end.</summary>
    private static bool Matches(string pattern, string path)
    {
        var anchored = pattern.EndsWith('$');
        var parts = (anchored ? pattern[..^1] : pattern).Split('*');
        if (!path.StartsWith(parts[0], StringComparison.Ordinal)) return false;
        var at = parts[0].Length;
        for (var i = 1; i < parts.Length; i++)
        {
            if (i == parts.Length - 1 && anchored) return path.Length - parts[i].Length >= at && path.EndsWith(parts[i], StringComparison.Ordinal);
            var found = path.IndexOf(parts[i], at, StringComparison.Ordinal);
            if (found < 0) return false;
            at = found + parts[i].Length;
        }

        return !anchored || at == path.Length;
    }
}
