using System.Collections.Immutable;
using AgentOps.Intake;
using AgentOps.Models;

namespace AgentOps.Agents;

/// <summary>What the model made of an initiative.</summary>
/// <param name="Id">The initiative's id.</param>
/// <param name="Request">What it proposes; null when there is nothing to propose.</param>
/// <param name="Error">Why not, in words for a person.</param>
/// <param name="Calls">The model calls it took.</param>
[GenerateSerializer, Immutable, Alias("AgentOps.Agents.InitiativeResult")]
public sealed record InitiativeResult(
    [property: Id(0)] Guid Id,
    [property: Id(1)] ProposeRequest? Request,
    [property: Id(2)] string? Error,
    [property: Id(3)] ImmutableArray<ModelCall> Calls);
