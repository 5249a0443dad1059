namespace AgentOps.Api;

/// <summary>How many times as fast as the wall clock the companies' clock runs.</summary>
public sealed record ClockSpeed(int Factor);
