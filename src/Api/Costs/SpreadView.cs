namespace AgentOps.Api.Costs;

/// <summary>A figure over many days: one in ten lies below P10, half below P50, nine in ten below P90.</summary>
public sealed record SpreadView(decimal P10, decimal P50, decimal P90);
