using AgentOps.Missions;

namespace AgentOps.Steps;

/// <summary>A step as the work list shows it. <see cref="Ready"/>: queued, and everything it waits for has succeeded.</summary>
public sealed record OpenStep(Guid Mission, int Step, StepStatus Status, bool Ready, DateTimeOffset? NotBefore, DateTimeOffset? LeaseUntil, string? Worker);
