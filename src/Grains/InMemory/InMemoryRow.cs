namespace AgentOps.InMemory;

/// <summary>A stored row: the JSON (null after a clear) and its version.</summary>
internal sealed record InMemoryRow(byte[]? Payload, int Version);
