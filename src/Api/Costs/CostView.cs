namespace AgentOps.Api.Costs;

/// <summary>What one agent, model, use or day cost.</summary>
public sealed record CostView(string Key, long Calls, long InputTokens, long OutputTokens, decimal Usd);
