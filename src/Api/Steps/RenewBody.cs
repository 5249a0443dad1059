namespace AgentOps.Api.Steps;

/// <summary>Extends a lease.</summary>
public sealed record RenewBody(string Token);
