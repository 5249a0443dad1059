using AgentOps.Json;

namespace AgentOps.Api.Triggers;

/// <summary>What to change of a trigger rule; what is left out stays.</summary>
public sealed record TriggerBody(
    string? Event = null, JsonText? Conditions = null, JsonText? Action = null, int? CooldownMinutes = null, bool? Enabled = null);
