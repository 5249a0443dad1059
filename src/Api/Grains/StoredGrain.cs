using AgentOps.Json;

namespace AgentOps.Api.Grains;

/// <summary>A row of <c>ops_grains</c>.</summary>
internal sealed record StoredGrain(JsonText? State, int Version, DateTimeOffset ChangedAt);
