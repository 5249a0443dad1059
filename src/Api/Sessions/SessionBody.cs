namespace AgentOps.Api.Sessions;

/// <summary>The key to log in with.</summary>
public sealed record SessionBody(string Key);
