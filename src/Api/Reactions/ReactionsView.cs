namespace AgentOps.Api.Reactions;

/// <summary>The reaction queue and its patterns' cool-downs (SPEC §2.7).</summary>
public sealed record ReactionsView(IReadOnlyList<WaitingView> Queue, IReadOnlyList<PatternView> Patterns);
