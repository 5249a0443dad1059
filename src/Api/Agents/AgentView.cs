using System.Collections.Immutable;
using AgentOps.Companies;

namespace AgentOps.Api.Agents;

/// <summary>An agent (API.md <c>agents</c>).</summary>
public sealed record AgentView(
    string Key,
    string Name,
    string Role,
    string Tone,
    string Quirk,
    string SignatureLine,
    string Color,
    string Sprite,
    IReadOnlyList<string> Modifiers,
    IReadOnlyDictionary<string, int> MemoryCounts,
    string State)
{
    internal static AgentView Of(AgentInfo agent) => Of(agent, []);

    internal static AgentView Of(AgentInfo agent, IEnumerable<KeyValuePair<string, int>> memories) => new(
        agent.Key, agent.Name, agent.Role, agent.Tone, agent.Quirk, agent.SignatureLine, agent.Color, agent.Sprite, [], memories.ToImmutableSortedDictionary(StringComparer.Ordinal), "idle");
}
