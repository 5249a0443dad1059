using System.Collections.Immutable;
using AgentOps.Json;

namespace AgentOps.Intake;

/// <summary>One step asked for: its kind, its payload, and which steps (numbers from 1) it comes after; null means after the one before.</summary>
[GenerateSerializer, Immutable, Alias("AgentOps.Intake.ProposedStep")]
public sealed record ProposedStep(
    [property: Id(0)] string Kind,
    [property: Id(1)] JsonText Payload,
    [property: Id(2)] ImmutableArray<int>? After = null);
