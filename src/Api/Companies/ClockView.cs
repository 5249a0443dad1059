namespace AgentOps.Api.Companies;

/// <summary>The company's time when this was answered, and how many times as fast as the wall clock it passes.</summary>
public sealed record ClockView(DateTimeOffset Now, int Speed);
