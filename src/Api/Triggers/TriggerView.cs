using AgentOps.Json;
using AgentOps.Triggers;

namespace AgentOps.Api.Triggers;

/// <summary>A trigger rule (API.md).</summary>
/// <param name="NextDueAt">When it may fire again at the earliest; null when nothing holds it back, or it is switched off.</param>
public sealed record TriggerView(
    string Name,
    string Event,
    JsonText Conditions,
    JsonText Action,
    int CooldownMinutes,
    bool Enabled,
    long FireCount,
    DateTimeOffset? LastFiredAt,
    DateTimeOffset? NextDueAt,
    long Version)
{
    internal static TriggerView Of(TriggerRule rule, DateTimeOffset now)
    {
        var due = rule.Enabled ? rule.LastFiredAt?.AddMinutes(rule.CooldownMinutes) : null;
        return new(
            rule.Name, rule.TriggerEvent, rule.Conditions, rule.ActionConfig, rule.CooldownMinutes, rule.Enabled, rule.FireCount, rule.LastFiredAt,
            due > now ? due : null, rule.Version);
    }
}
