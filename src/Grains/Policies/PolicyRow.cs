namespace AgentOps.Policies;

/// <summary>A row of <c>ops_policy</c>.</summary>
public sealed record PolicyRow(string Key, string Json, long Version, DateTimeOffset UpdatedAt, string UpdatedBy);
