namespace AgentOps.Roundtables;

/// <summary>How one agent speaks to another (SPEC §3), by their affinity.</summary>
public enum Tone { Neutral, Agreement, Supportive, Critical, Challenge }
