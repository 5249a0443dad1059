using System.Collections.Immutable;

namespace AgentOps.WhatIf;

/// <summary>How the proposals of a time fare under one set of rules.</summary>
/// <param name="Waiting">Admitted, but a person has to say yes and nobody has.</param>
/// <param name="Gates">How many each gate rejected.</param>
/// <param name="Usd">What the accepted ones cost: really, where they ran; as estimated, where they did not.</param>
[GenerateSerializer, Immutable, Alias("AgentOps.WhatIf.ReplaySide")]
public sealed record ReplaySide(
    [property: Id(0)] int Accepted,
    [property: Id(1)] int Waiting,
    [property: Id(2)] int Rejected,
    [property: Id(3)] decimal Usd,
    [property: Id(4)] ImmutableSortedDictionary<string, int> Gates);
