using System.Collections.Immutable;
using AgentOps.Causes;
using AgentOps.Voices;

namespace AgentOps.Roundtables;

/// <summary>A conversation as it is answered (API.md).</summary>
/// <param name="Reason">Why it ended early, or null.</param>
/// <param name="Modifiers">What memories did to the voices, derived once (SPEC §7).</param>
/// <param name="Scripted">True when the scripted model spoke.</param>
[GenerateSerializer, Immutable, Alias("AgentOps.Roundtables.Roundtable")]
public sealed record Roundtable(
    [property: Id(0)] Guid Id,
    [property: Id(1)] string Format,
    [property: Id(2)] string Title,
    [property: Id(3)] string Topic,
    [property: Id(4)] RoundtableStatus Status,
    [property: Id(5)] string? Reason,
    [property: Id(6)] ImmutableArray<string> Participants,
    [property: Id(7)] ImmutableArray<VoiceModifier> Modifiers,
    [property: Id(8)] ImmutableArray<RoundtableTurn> Turns,
    [property: Id(9)] RoundtableOutcome? Outcome,
    [property: Id(10)] bool Scripted,
    [property: Id(11)] string By,
    [property: Id(12)] Cause Cause,
    [property: Id(13)] DateTimeOffset StartedAt,
    [property: Id(14)] DateTimeOffset? FinishedAt);
