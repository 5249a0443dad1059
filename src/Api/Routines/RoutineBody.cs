namespace AgentOps.Api.Routines;

/// <summary>What to change of a routine; what is left out stays.</summary>
public sealed record RoutineBody(string? Cron = null, bool? Enabled = null);
