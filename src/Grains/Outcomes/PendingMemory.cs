using AgentOps.Memories;

namespace AgentOps.Outcomes;

/// <summary>A memory that is recorded here and not yet with its agent.</summary>
public sealed record PendingMemory(string Agent, NewMemory Memory);
