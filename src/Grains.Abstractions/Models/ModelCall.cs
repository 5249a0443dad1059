namespace AgentOps.Models;

/// <summary>One accounted model call (SPEC §8): what for, which model, tokens, cost, latency.</summary>
/// <param name="Use"><c>dialogue</c>, <c>distil</c>, <c>initiative</c> or <c>work</c>.</param>
/// <param name="Error">Why it failed, or null.</param>
/// <param name="PromptHash">What was asked, as a hash; null unless <c>llm_routing.record</c> is on.</param>
/// <param name="Answer">What was answered; null when nothing was, or unless <c>llm_routing.record</c> is on.</param>
/// <param name="Retryable">Whether asking again could have helped; null unless a recorded call failed.</param>
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
    [property: Id(8)] string? Error,
    [property: Id(9)] string? PromptHash = null,
    [property: Id(10)] string? Answer = null,
    [property: Id(11)] bool? Retryable = null);
