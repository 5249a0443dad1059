namespace AgentOps.Outcomes;

/// <summary>The outcome of something a memory influenced that is recorded here and not yet with the memory's agent.</summary>
public sealed record PendingOutcome(string Agent, string MemoryId, string Trace, bool Succeeded);
