namespace AgentOps.Roundtables;

/// <summary>Something a formal conversation agreed to do (SPEC §6).</summary>
/// <param name="Agent">Who does it.</param>
/// <param name="Title">What, at most 120 characters.</param>
/// <param name="Kind">The step kind it asks for: <c>research</c>, <c>analyze</c>, <c>draft_tweet</c>, <c>write_content</c>, <c>review</c> or <c>summarize</c>.</param>
[GenerateSerializer, Immutable, Alias("AgentOps.Roundtables.ActionItem")]
public sealed record ActionItem([property: Id(0)] string Agent, [property: Id(1)] string Title, [property: Id(2)] string Kind);
