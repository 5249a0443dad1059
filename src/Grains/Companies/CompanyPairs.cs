using AgentOps.Journals;
using AgentOps.Relationships;

namespace AgentOps.Companies;

/// <summary>The relationships a new company starts with: one for each pair of its agents (SPEC §5). Pure.</summary>
public static class CompanyPairs
{
    /// <summary>The first row of each pair, as the template says or in the middle.</summary>
    public static IEnumerable<RowEntry> Of(CompanyKey company, Template template)
    {
        var named = template.Pairs.ToDictionary(p => new PairKey(company, p.A, p.B));
        var agents = template.Agents.Select(a => a.Key).Order(StringComparer.Ordinal).ToList();
        for (var i = 0; i < agents.Count; i++)
        {
            for (var j = i + 1; j < agents.Count; j++)
            {
                var pair = new PairKey(company, agents[i], agents[j]);
                var told = named.GetValueOrDefault(pair);
                yield return new(
                    pair.ToString(), RelationshipRules.First(pair, told?.Affinity ?? (double)RelationshipRules.Start, told?.Backstory ?? ""), "relationship");
            }
        }
    }
}
