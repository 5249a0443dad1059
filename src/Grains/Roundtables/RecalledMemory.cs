using AgentOps.Memories;

namespace AgentOps.Roundtables;

/// <summary>A memory an agent has in mind during a conversation.</summary>
public sealed record RecalledMemory(string Agent, string Id, MemoryType Type, string Content, decimal Confidence, bool Untrusted);
