using AgentOps.Json;

namespace AgentOps.Api.Grains;

/// <summary>One grain: whether it is active, and the state it has stored.</summary>
/// <param name="Silo">Where it is active; null while it is not.</param>
/// <param name="State">As stored, without its journal; null for a grain that stores nothing.</param>
/// <param name="Version">Of the stored state; null for a grain that stores nothing.</param>
public sealed record GrainView(
    string Type, string Key, bool Active, string? Silo, JsonText? State, int? Version, DateTimeOffset? ChangedAt, IReadOnlyList<ReminderView> Reminders);
