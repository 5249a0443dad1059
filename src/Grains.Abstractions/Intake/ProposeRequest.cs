using System.Collections.Immutable;
using AgentOps.Causes;

namespace AgentOps.Intake;

/// <summary>What someone wants done.</summary>
/// <param name="Source">Who sends it: <c>person</c>, <c>agent</c>, <c>trigger</c>, <c>reaction</c>, <c>initiative</c>, <c>action_item</c>, <c>routine</c>, <c>mcp</c>.</param>
/// <param name="By">The name behind the source: a key's name, a rule's name.</param>
/// <param name="IdempotencyKey">The same key returns the first answer; null for none. At most 200 characters.</param>
/// <param name="Cause">What caused it; null for a proposal that is its own root.</param>
/// <param name="MemoryId">The memory that chose the topic (§2.6), or null.</param>
[GenerateSerializer, Immutable, Alias("AgentOps.Intake.ProposeRequest")]
public sealed record ProposeRequest(
    [property: Id(0)] string Agent,
    [property: Id(1)] string Title,
    [property: Id(2)] string? Reason,
    [property: Id(3)] ImmutableArray<ProposedStep> Steps,
    [property: Id(4)] string Source,
    [property: Id(5)] string By,
    [property: Id(6)] string? IdempotencyKey = null,
    [property: Id(7)] Cause? Cause = null,
    [property: Id(8)] string? MemoryId = null);
