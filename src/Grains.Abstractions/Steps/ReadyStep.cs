namespace AgentOps.Steps;

/// <summary>A step that may run, not before <see cref="NotBefore"/> (null: at once).</summary>
[GenerateSerializer, Immutable, Alias("AgentOps.Steps.ReadyStep")]
public sealed record ReadyStep([property: Id(0)] Guid Mission, [property: Id(1)] int Step, [property: Id(2)] DateTimeOffset? NotBefore);
