namespace AgentOps.Api.Access;

/// <summary>What a key may do; each role may all that the ones before it may (API.md).</summary>
public enum Role { Viewer, Worker, Operator, Admin }
