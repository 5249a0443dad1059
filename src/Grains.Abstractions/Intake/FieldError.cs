namespace AgentOps.Intake;

/// <summary>A fault of an input: where (<c>steps[0].payload.url</c>) and what.</summary>
[GenerateSerializer, Immutable, Alias("AgentOps.Intake.FieldError")]
public sealed record FieldError([property: Id(0)] string Path, [property: Id(1)] string Message);
