namespace AgentOps.Api.Steps;

/// <summary>What a worker got; empty when there was nothing.</summary>
public sealed record ClaimView(IReadOnlyList<ClaimedStepView> Steps);
