namespace AgentOps.Api.Steps;

/// <summary>A worker's failure; one that is not retryable ends the step at once.</summary>
public sealed record FailBody(string Token, string Error, bool Retryable = true);
