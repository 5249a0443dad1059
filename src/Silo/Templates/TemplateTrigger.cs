using AgentOps.Json;
using AgentOps.Triggers;

namespace AgentOps.Silo.Templates;

/// <summary>A reactive trigger as its YAML is written (SPEC §2.6).</summary>
internal sealed record TemplateTrigger(string Name, string Event, JsonText Conditions, JsonText Action, int CooldownMinutes = 60, bool Enabled = true)
{
    /// <summary>The rule it means.</summary>
    public TriggerRule ToRule() => new(Name, Event, Conditions, Action, CooldownMinutes, Enabled, FireCount: 0, LastFiredAt: null, Version: 0);
}
