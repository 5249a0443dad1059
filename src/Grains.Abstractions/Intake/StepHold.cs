namespace AgentOps.Intake;

/// <summary>What a step holds while it is admitted and unfinished: a place in its gate (null for ungated kinds) and reserved USD.</summary>
[GenerateSerializer, Immutable, Alias("AgentOps.Intake.StepHold")]
public sealed record StepHold([property: Id(0)] string? Gate, [property: Id(1)] decimal Usd);
