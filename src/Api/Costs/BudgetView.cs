namespace AgentOps.Api.Costs;

/// <summary>Today's budget in USD: allowed, reserved by unfinished work, spent.</summary>
public sealed record BudgetView(decimal DailyUsd, decimal ReservedUsd, decimal SpentUsd);
