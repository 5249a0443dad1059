using AgentOps.WhatIf;

namespace AgentOps.Api.Policies;

/// <summary>A proposal that would change sides, and the gate and reason when that is a rejection.</summary>
public sealed record WhatIfProposalView(
    Guid Id, string Agent, string Title, DateTimeOffset CreatedAt, ReplayOutcome Was, ReplayOutcome Would, string? Gate, string? Reason);
