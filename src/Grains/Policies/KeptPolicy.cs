using AgentOps.Json;

namespace AgentOps.Policies;

/// <summary>A policy as last looked at: its last good value (null: the default), the row version looked at, and what is wrong with that row.</summary>
public sealed record KeptPolicy(JsonText? Good, long RowVersion, string? Invalid);
