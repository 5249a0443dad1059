using System.Text.Json;

namespace Workers;

/// <summary>A claimed step: what to do, and the lease to answer with.</summary>
internal sealed record Step(string Id, Guid MissionId, string Kind, JsonElement Payload, int Attempt, Lease Lease);
