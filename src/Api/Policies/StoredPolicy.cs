using AgentOps.Json;

namespace AgentOps.Api.Policies;

/// <summary>A row of <c>ops_policy</c>, valid or not.</summary>
internal sealed record StoredPolicy(string Key, JsonText Value, long Version, DateTimeOffset UpdatedAt, string UpdatedBy);
