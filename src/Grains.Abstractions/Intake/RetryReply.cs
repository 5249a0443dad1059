using AgentOps.Missions;

namespace AgentOps.Intake;

/// <summary>The mission after a retry, or why the door did not let it run again; no mission when there is none of that id.</summary>
[GenerateSerializer, Immutable, Alias("AgentOps.Intake.RetryReply")]
public sealed record RetryReply([property: Id(0)] MissionRecord? Mission, [property: Id(1)] string? Rejection);
