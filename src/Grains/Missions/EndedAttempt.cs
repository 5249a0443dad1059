using AgentOps.Steps;

namespace AgentOps.Missions;

/// <summary>An attempt that a change ended, for its kind's queue.</summary>
public sealed record EndedAttempt(string Kind, string StepId, AttemptEnd End);
