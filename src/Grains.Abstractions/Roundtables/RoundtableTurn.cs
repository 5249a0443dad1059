namespace AgentOps.Roundtables;

/// <summary>One thing said (API.md).</summary>
/// <param name="N">Counts from 1.</param>
/// <param name="Text">Cleaned: 1 to 120 characters.</param>
[GenerateSerializer, Immutable, Alias("AgentOps.Roundtables.RoundtableTurn")]
public sealed record RoundtableTurn(
    [property: Id(0)] int N,
    [property: Id(1)] string Agent,
    [property: Id(2)] string Text,
    [property: Id(3)] Tone Tone,
    [property: Id(4)] DateTimeOffset At,
    [property: Id(5)] SpeakerDraw Draw);
