namespace AgentOps.WhatIf;

/// <summary>Model cost outside missions: conversations, initiatives. It takes from the same budgets.</summary>
public sealed record PastSpending(DateTimeOffset At, string? Agent, decimal Usd);
