using AgentOps.Policies;

namespace AgentOps.InMemory;

/// <summary>A rule as it was made or changed, by whoever the row names.</summary>
public sealed record RuleChange(DateTimeOffset At, RuleRow Rule);
