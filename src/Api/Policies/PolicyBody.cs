using AgentOps.Json;

namespace AgentOps.Api.Policies;

/// <summary>A policy's new value.</summary>
public sealed record PolicyBody(JsonText Value);
