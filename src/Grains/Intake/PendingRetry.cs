using AgentOps.Missions;

namespace AgentOps.Intake;

/// <summary>A retry the door admitted and the mission has still to carry out.</summary>
public sealed record PendingRetry(Guid Mission, RetryMission Request);
