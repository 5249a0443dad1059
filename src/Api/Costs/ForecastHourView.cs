namespace AgentOps.Api.Costs;

/// <summary>One moment of a rehearsed day.</summary>
/// <param name="Hour">Hours after midnight.</param>
/// <param name="Spent">USD from midnight until then.</param>
/// <param name="Left">USD from then until the next midnight.</param>
public sealed record ForecastHourView(int Hour, SpreadView Spent, SpreadView Left);
