using AgentOps.Json;

namespace AgentOps.Triggers;

/// <summary>A step of a rule's action.</summary>
public sealed record ActionStep(string Kind, JsonText Payload);
