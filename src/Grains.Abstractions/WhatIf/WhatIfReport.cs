using System.Collections.Immutable;

namespace AgentOps.WhatIf;

/// <summary>What a changed policy would have made of the past (SPEC §2.4).</summary>
/// <param name="FirstDay">The first company day looked at, as <c>2026-11-22</c>.</param>
/// <param name="Partial">True when there were more proposals than are looked at; the newest were.</param>
/// <param name="Now">Under the rules in force.</param>
/// <param name="Then">Under the changed rule.</param>
/// <param name="Changed">How many proposals change sides.</param>
/// <param name="Changes">The newest of them, at most 200.</param>
[GenerateSerializer, Immutable, Alias("AgentOps.WhatIf.WhatIfReport")]
public sealed record WhatIfReport(
    [property: Id(0)] int Days,
    [property: Id(1)] string FirstDay,
    [property: Id(2)] bool Partial,
    [property: Id(3)] ReplaySide Now,
    [property: Id(4)] ReplaySide Then,
    [property: Id(5)] int Changed,
    [property: Id(6)] ImmutableArray<ReplayChange> Changes);
