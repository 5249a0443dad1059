using System.Collections.Immutable;
using AgentOps.Models;

namespace AgentOps.Roundtables;

/// <summary>What came back for a turn: cleaned words, or why there are none.</summary>
/// <param name="N">The turn that was asked for; fences late and repeated answers.</param>
[GenerateSerializer, Immutable, Alias("AgentOps.Roundtables.TurnAnswer")]
public sealed record TurnAnswer(
    [property: Id(0)] int N, [property: Id(1)] string? Text, [property: Id(2)] string? Error, [property: Id(3)] ImmutableArray<ModelCall> Calls, [property: Id(4)] bool Scripted);
