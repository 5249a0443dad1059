using AgentOps.Journals;

namespace AgentOps.InMemory;

/// <summary>A grain's row: the name of the state, the grain's key, how often it was written, and the state.</summary>
public sealed record StoredState(string Name, string Key, int Version, IJournaled State);
