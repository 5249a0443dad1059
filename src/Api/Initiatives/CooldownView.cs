namespace AgentOps.Api.Initiatives;

/// <summary>When an agent's last initiative was queued, from when it may have another, and why the last one led to nothing, if it did.</summary>
public sealed record CooldownView(string Agent, DateTimeOffset LastAt, DateTimeOffset FreeAt, string? LastError);
