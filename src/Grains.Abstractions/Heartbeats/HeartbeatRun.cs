using System.Collections.Immutable;

namespace AgentOps.Heartbeats;

/// <summary>One heartbeat: when, how long, and what each duty did.</summary>
[GenerateSerializer, Immutable, Alias("AgentOps.Heartbeats.HeartbeatRun")]
public sealed record HeartbeatRun(
    [property: Id(0)] Guid Id,
    [property: Id(1)] DateTimeOffset StartedAt,
    [property: Id(2)] int TookMs,
    [property: Id(3)] ImmutableArray<DutyResult> Duties);
