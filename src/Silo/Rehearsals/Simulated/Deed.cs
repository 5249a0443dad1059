namespace AgentOps.Silo.Rehearsals.Simulated;

/// <summary>Something a person did to a company, to be done again at its time.</summary>
/// <param name="Kind">What it was, in the plural, as a report counts it.</param>
/// <param name="Do">Does it; false when there is nothing any more that it could be done to.</param>
internal sealed record Deed(DateTimeOffset At, string Kind, Func<SimulatedCompany, bool> Do);
