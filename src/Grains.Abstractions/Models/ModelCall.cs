namespace AgentOps.Models;

/// <summary>One accounted model call (SPEC §8): what for, which model, tokens, cost, latency.</summary>
/// <param name="Use"><c>dialogue</c>, <c>distil</c>, <c>initiative</c> or <c>work</c>.</param>
/// <param name="Error">Why it failed, or null.</param>
[GenerateSerializer, Immutable, Alias("AgentOps.Models.ModelCall")]
public sealed record ModelCall(
    [property: Id(0)] string Use,
    [property: Id(1)] string Provider,
    [property: Id(2)] string Model,
    [property: Id(3)] int InputTokens,
    [property: Id(4)] int OutputTokens,
    [property: Id(5)] decimal Usd,
    [property: Id(6)] int LatencyMs,
    [property: Id(7)] DateTimeOffset At,
    [property: Id(8)] string? Error);
