namespace AgentOps.Steps;

/// <summary>How an attempt ended: only <see cref="Failed"/> counts for the breaker, <see cref="Succeeded"/> resets it.</summary>
public enum AttemptEnd { Succeeded, Failed, Lost }
