namespace AgentOps.Api.Health;

/// <summary>Whether the server can serve, and if not, why.</summary>
public sealed record HealthView(string Status, IReadOnlyDictionary<string, string> Checks);
