namespace AgentOps.Routines;

/// <summary>A routine as others see it (API.md).</summary>
/// <param name="Cron">Quartz cron, seconds first.</param>
/// <param name="TimeZone">The company's, in which the cron is read.</param>
/// <param name="NextDueAt">Null while it is switched off, or when its cron has no next time.</param>
/// <param name="LastResult"><c>running</c>, how its last mission ended, or why the door refused it.</param>
[GenerateSerializer, Immutable, Alias("AgentOps.Routines.RoutineInfo")]
public sealed record RoutineInfo(
    [property: Id(0)] string Agent,
    [property: Id(1)] string Name,
    [property: Id(2)] string Title,
    [property: Id(3)] string Cron,
    [property: Id(4)] string TimeZone,
    [property: Id(5)] bool Enabled,
    [property: Id(6)] DateTimeOffset? NextDueAt,
    [property: Id(7)] DateTimeOffset? LastRunAt,
    [property: Id(8)] string? LastResult);
