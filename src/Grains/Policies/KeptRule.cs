using AgentOps.Triggers;

namespace AgentOps.Policies;

/// <summary>A trigger rule as last looked at: its last good form (null: none yet), the row version looked at, and what is wrong with that row.</summary>
public sealed record KeptRule(TriggerRule? Good, long RowVersion, string? Invalid);
