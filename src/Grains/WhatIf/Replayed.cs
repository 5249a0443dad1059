namespace AgentOps.WhatIf;

/// <summary>What became of one proposal in a replay.</summary>
/// <param name="Gate">The gate that rejected it, and <paramref name="Reason"/> its figures; null unless rejected.</param>
/// <param name="Usd">What it cost; 0 unless accepted.</param>
public sealed record Replayed(ReplayOutcome Outcome, string? Gate, string? Reason, decimal Usd);
