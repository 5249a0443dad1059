namespace AgentOps.Api.Costs;

/// <summary>Costs by one key, the dearest first (days: the newest first), and today's budget.</summary>
public sealed record CostsView(IReadOnlyList<CostView> Items, BudgetView Budget);
