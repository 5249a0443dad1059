using AgentOps.Missions;

namespace AgentOps.WhatIf;

/// <summary>How a step of a recorded mission stands.</summary>
/// <param name="FinishedAt">When it ended for good; null while it has not.</param>
public sealed record PastStep(StepStatus Status, DateTimeOffset? FinishedAt, decimal SpentUsd);
