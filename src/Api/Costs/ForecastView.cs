namespace AgentOps.Api.Costs;

/// <summary>What a day costs by rehearsal: the company's own template, rules, routes and prices in simulated time.</summary>
/// <param name="Days">How many simulated days it rests on.</param>
/// <param name="Hours">25 moments of a day of the company's time zone, from 0 to 24 o'clock.</param>
public sealed record ForecastView(int Days, IReadOnlyList<ForecastHourView> Hours);
