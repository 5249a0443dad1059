namespace AgentOps.Missions;

/// <summary><c>queued → running → succeeded</c>, <c>failed</c> or <c>cancelled</c> (SPEC §1).</summary>
public enum StepStatus { Queued, Running, Succeeded, Failed, Cancelled }
