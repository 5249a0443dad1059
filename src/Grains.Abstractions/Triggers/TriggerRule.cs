using AgentOps.Json;

namespace AgentOps.Triggers;

/// <summary>A row of <c>ops_trigger_rules</c> (SPEC §2.6).</summary>
[GenerateSerializer, Immutable, Alias("AgentOps.Triggers.TriggerRule")]
public sealed record TriggerRule(
    [property: Id(0)] string Name,
    [property: Id(1)] string TriggerEvent,
    [property: Id(2)] JsonText Conditions,
    [property: Id(3)] JsonText ActionConfig,
    [property: Id(4)] int CooldownMinutes,
    [property: Id(5)] bool Enabled,
    [property: Id(6)] long FireCount,
    [property: Id(7)] DateTimeOffset? LastFiredAt,
    [property: Id(8)] long Version);
