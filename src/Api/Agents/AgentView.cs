using System.Collections.Immutable;
using AgentOps.Companies;

namespace AgentOps.Api.Agents;

/// <summary>An agent (API.md <c>agents</c>).</summary>
/// <param name="Modifiers">What its memories do to its voice now.</param>
/// <param name="MemoryCounts">Its memories in force, by type.</param>
/// <param name="State"><c>working</c> while a mission of its own runs, else <c>idle</c>.</param>
public sealed record AgentView(
    string Key,
    string Name,
    string Role,
    string Tone,
    string Quirk,
    string SignatureLine,
    string Color,
    string Sprite,
    IReadOnlyList<ModifierView> Modifiers,
    IReadOnlyDictionary<string, int> MemoryCounts,
    string State)
{
    internal static AgentView Of(AgentInfo agent) => Of(agent, [], [], working: false);

    internal static AgentView Of(AgentInfo agent, IEnumerable<ModifierView> modifiers, IEnumerable<KeyValuePair<string, int>> memories, bool working) => new(
        agent.Key, agent.Name, agent.Role, agent.Tone, agent.Quirk, agent.SignatureLine, agent.Color, agent.Sprite, [.. modifiers],
        memories.ToImmutableSortedDictionary(StringComparer.Ordinal), working ? "working" : "idle");
}
