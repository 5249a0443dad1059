namespace AgentOps.Policies;

/// <summary>A row of <c>ops_trigger_rules</c> as it stands, its JSON unchecked.</summary>
public sealed record RuleRow(
    string Name,
    string TriggerEvent,
    string Conditions,
    string ActionConfig,
    int CooldownMinutes,
    bool Enabled,
    long FireCount,
    DateTimeOffset? LastFiredAt,
    long Version,
    string UpdatedBy);
