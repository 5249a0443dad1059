namespace AgentOps.Api.Steps;

/// <summary>What a step is part of: the mission's title, who does it, earlier results, the root of its causes.</summary>
public sealed record ContextView(string Title, string Agent, IReadOnlyList<EarlierView> Earlier, string RootCause);
