namespace AgentOps.Api.Steps;

/// <summary>A lease: the fencing token to answer with, and until when it holds.</summary>
public sealed record LeaseView(string Token, DateTimeOffset Until);
