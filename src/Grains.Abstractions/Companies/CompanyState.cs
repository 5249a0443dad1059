namespace AgentOps.Companies;

/// <summary>SPEC §2.1 stage 1: only an open company admits work.</summary>
public enum CompanyState { Open, Paused, Killed }
