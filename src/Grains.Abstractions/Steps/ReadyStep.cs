namespace AgentOps.Steps;

/// <summary>A step that may run, not before <see cref="NotBefore"/> (null: at once).</summary>
/// <param name="Trace">The trace in which it became ready (W3C traceparent); it is not stored, so a step that is found again begins a trace of its own.</param>
[GenerateSerializer, Immutable, Alias("AgentOps.Steps.ReadyStep")]
public sealed record ReadyStep(
    [property: Id(0)] Guid Mission, [property: Id(1)] int Step, [property: Id(2)] DateTimeOffset? NotBefore, [property: Id(3)] string? Trace = null);
