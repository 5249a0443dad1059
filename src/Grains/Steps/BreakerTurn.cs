namespace AgentOps.Steps;

/// <summary>What an attempt's end does to the breaker.</summary>
public enum BreakerTurn { None, Trips, Heals }
