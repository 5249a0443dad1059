namespace AgentOps.WhatIf;

/// <summary>What becomes of a proposal: it runs, it waits for a person, or it is rejected.</summary>
public enum ReplayOutcome { Accepted, Waiting, Rejected }
