using AgentOps.Routines;

namespace AgentOps.Api.Routines;

/// <summary>An agent's routine (API.md).</summary>
/// <param name="Cron">Quartz cron, seconds first, on the wall clock of <see cref="TimeZone"/>.</param>
/// <param name="LastResult"><c>running</c>, how its last mission ended, or why the door refused it.</param>
public sealed record RoutineView(
    string Agent,
    string Name,
    string Title,
    string Cron,
    string TimeZone,
    bool Enabled,
    DateTimeOffset? NextDueAt,
    DateTimeOffset? LastRunAt,
    string? LastResult)
{
    internal static RoutineView Of(RoutineInfo r) =>
        new(r.Agent, r.Name, r.Title, r.Cron, r.TimeZone is "" ? "UTC" : r.TimeZone, r.Enabled, r.NextDueAt, r.LastRunAt, r.LastResult);
}
