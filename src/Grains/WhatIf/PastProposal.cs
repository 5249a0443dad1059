using System.Collections.Immutable;
using AgentOps.Causes;
using AgentOps.Intake;

namespace AgentOps.WhatIf;

/// <summary>As much of a recorded proposal as is needed to judge it again; payloads are not.</summary>
/// <param name="Steps">The steps of its mission, in the order of <paramref name="Kinds"/>; empty when it never became one.</param>
public sealed record PastProposal(
    Guid Id,
    string Agent,
    string Title,
    ImmutableArray<string> Kinds,
    Cause Cause,
    ProposalStatus Status,
    string? Gate,
    string? Rejection,
    DateTimeOffset CreatedAt,
    DateTimeOffset? DecidedAt,
    string? DecidedBy,
    ImmutableArray<PastStep> Steps);
