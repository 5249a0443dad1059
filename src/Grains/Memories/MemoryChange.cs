using System.Collections.Immutable;

namespace AgentOps.Memories;

/// <summary>What a rule made of an agent's memories: the next state (the same instance when nothing changed) and the memories it is about.</summary>
public sealed record MemoryChange(MemoryState State, ImmutableArray<KeptMemory> Touched);
