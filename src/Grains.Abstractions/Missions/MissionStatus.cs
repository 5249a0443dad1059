namespace AgentOps.Missions;

/// <summary><c>approved → running → succeeded</c>, <c>failed</c> or <c>cancelled</c> (SPEC §1).</summary>
public enum MissionStatus { Approved, Running, Succeeded, Failed, Cancelled }
