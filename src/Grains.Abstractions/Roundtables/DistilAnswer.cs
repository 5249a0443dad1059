using System.Collections.Immutable;
using AgentOps.Models;

namespace AgentOps.Roundtables;

/// <summary>What came back for the distillation: what fits, or why there is nothing.</summary>
[GenerateSerializer, Immutable, Alias("AgentOps.Roundtables.DistilAnswer")]
public sealed record DistilAnswer(
    [property: Id(0)] RoundtableOutcome? Outcome, [property: Id(1)] string? Error, [property: Id(2)] ImmutableArray<ModelCall> Calls);
