namespace AgentOps.Api.Grains;

/// <summary>A reminder of a grain.</summary>
public sealed record ReminderView(string Name, DateTimeOffset StartsAt, double PeriodMinutes, DateTimeOffset NextDueAt);
