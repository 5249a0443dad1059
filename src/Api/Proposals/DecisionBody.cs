namespace AgentOps.Api.Proposals;

/// <summary>A person's word on a pending proposal.</summary>
public sealed record DecisionBody(string? Note = null);
