using System.Collections.Immutable;

namespace AgentOps.WhatIf;

/// <summary>What a company was asked and spent, oldest first.</summary>
/// <param name="Partial">True when older proposals of the time asked for were left out.</param>
public sealed record PastDays(ImmutableArray<PastProposal> Proposals, ImmutableArray<PastSpending> Spending, bool Partial);
