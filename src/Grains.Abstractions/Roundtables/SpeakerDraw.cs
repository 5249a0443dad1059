using System.Collections.Immutable;

namespace AgentOps.Roundtables;

/// <summary>Why this agent spoke, and in this tone (SPEC §3): enough to draw again.</summary>
/// <param name="Why"><c>opener</c> or <c>weighted</c>.</param>
/// <param name="Seed">The seed of the turn's dice, in hexadecimal.</param>
/// <param name="Weights">Everyone who could speak, in the order of the draw.</param>
/// <param name="Roll">Where the draw fell, from 0 to the sum of the weights.</param>
/// <param name="Affinity">To the last speaker; null for the opener.</param>
/// <param name="Tension">1 − affinity.</param>
/// <param name="ToneRoll">Decided between the two tones of a tension, 0 to 1.</param>
[GenerateSerializer, Immutable, Alias("AgentOps.Roundtables.SpeakerDraw")]
public sealed record SpeakerDraw(
    [property: Id(0)] string Why,
    [property: Id(1)] string Seed,
    [property: Id(2)] ImmutableArray<SpeakerWeight> Weights,
    [property: Id(3)] double? Roll,
    [property: Id(4)] decimal? Affinity,
    [property: Id(5)] decimal? Tension,
    [property: Id(6)] double? ToneRoll);
