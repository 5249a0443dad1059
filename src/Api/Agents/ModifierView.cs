using AgentOps.Voices;

namespace AgentOps.Api.Agents;

/// <summary>What an agent's memories do to its voice (SPEC §7): the rule, what it adds, and the memories that made it hold.</summary>
public sealed record ModifierView(string Rule, string Text, IReadOnlyList<string> Memories)
{
    internal static ModifierView Of(VoiceModifier m) => new(m.Rule, m.Text, m.Memories);
}
