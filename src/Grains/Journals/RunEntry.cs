using AgentOps.Heartbeats;

namespace AgentOps.Journals;

/// <summary>A row of <c>ops_action_runs</c>: one heartbeat.</summary>
public sealed record RunEntry(string Company, HeartbeatRun Run) : JournalEntry;
