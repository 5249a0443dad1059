using System.Collections.Immutable;
using AgentOps.Companies;
using AgentOps.Voices;

namespace AgentOps.Api.Agents;

/// <summary>An agent (API.md <c>agents</c>).</summary>
/// <param name="Modifiers">What its memories do to its voice now, and which memories (SPEC §7).</param>
public sealed record AgentView(
    string Key,
    string Name,
    string Role,
    string Tone,
    string Quirk,
    string SignatureLine,
    string Color,
    string Sprite,
    IReadOnlyList<VoiceModifier> Modifiers,
    IReadOnlyDictionary<string, int> MemoryCounts,
    string State)
{
    internal static AgentView Of(AgentInfo agent) => Of(agent, [], []);

    internal static AgentView Of(AgentInfo agent, IEnumerable<KeyValuePair<string, int>> memories, IReadOnlyList<VoiceModifier> modifiers) => new(
        agent.Key, agent.Name, agent.Role, agent.Tone, agent.Quirk, agent.SignatureLine, agent.Color, agent.Sprite, modifiers, memories.ToImmutableSortedDictionary(StringComparer.Ordinal), "idle");
}
