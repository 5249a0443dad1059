using System.Collections.Immutable;

namespace AgentOps.Voices;

/// <summary>A change of a voice, and the memories it comes from (SPEC §7).</summary>
/// <param name="Rule">The rule of the template.</param>
/// <param name="Text">What it adds to the voice.</param>
/// <param name="Memories">Ids of the memories that made the rule hold, newest first, at most 20.</param>
[GenerateSerializer, Immutable, Alias("AgentOps.Voices.VoiceModifier")]
public sealed record VoiceModifier(
    [property: Id(0)] string Agent, [property: Id(1)] string Rule, [property: Id(2)] string Text, [property: Id(3)] ImmutableArray<string> Memories);
