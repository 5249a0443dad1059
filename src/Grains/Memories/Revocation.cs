using System.Collections.Immutable;
using AgentOps.Causes;

namespace AgentOps.Memories;

/// <summary>Memories of this agent that were taken back together.</summary>
public sealed record Revocation(ImmutableArray<string> Ids, Cause Cause, DateTimeOffset At);
