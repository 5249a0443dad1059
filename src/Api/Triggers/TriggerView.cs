using AgentOps.Json;
using AgentOps.Triggers;

namespace AgentOps.Api.Triggers;

/// <summary>A trigger rule (API.md).</summary>
/// <param name="NextDueAt">
/// When a proactive rule's turn comes, or a reactive one may fire again at the earliest; null when nothing holds it back, or it is switched off.
/// </param>
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
    private const string Proactive = "proactive";

    internal static TriggerView Of(TriggerRule rule, IReadOnlyDictionary<string, DateTimeOffset> turns, DateTimeOffset now)
    {
        var turn = rule.TriggerEvent == Proactive && turns.TryGetValue(rule.Name, out var at) ? at : (DateTimeOffset?)null;
        var due = rule.Enabled ? turn ?? rule.LastFiredAt?.AddMinutes(rule.CooldownMinutes) : null;
        return new(
            rule.Name, rule.TriggerEvent, rule.Conditions, rule.ActionConfig, rule.CooldownMinutes, rule.Enabled, rule.FireCount, rule.LastFiredAt,
            turn is not null || due > now ? due : null, rule.Version);
    }
}
