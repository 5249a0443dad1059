namespace AgentOps.Reactions;

/// <summary>An agent reacted inside a chain of causes, at a depth: what comes deeper under the same root may be its own doing.</summary>
public sealed record PastReaction(string Root, string Target, int Depth, Guid EventId, string Pattern);
