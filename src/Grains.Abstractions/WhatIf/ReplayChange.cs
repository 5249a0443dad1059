namespace AgentOps.WhatIf;

/// <summary>A proposal that fares otherwise under the changed rule.</summary>
/// <param name="Gate">The gate that would reject it; null when none would.</param>
/// <param name="Reason">That gate's reason with its figures.</param>
[GenerateSerializer, Immutable, Alias("AgentOps.WhatIf.ReplayChange")]
public sealed record ReplayChange(
    [property: Id(0)] Guid Id,
    [property: Id(1)] string Agent,
    [property: Id(2)] string Title,
    [property: Id(3)] DateTimeOffset CreatedAt,
    [property: Id(4)] ReplayOutcome Was,
    [property: Id(5)] ReplayOutcome Would,
    [property: Id(6)] string? Gate,
    [property: Id(7)] string? Reason);
