namespace AgentOps.Intake;

/// <summary>A counter's value: places and USD.</summary>
public readonly record struct QuotaCount(long Count, decimal Usd);
