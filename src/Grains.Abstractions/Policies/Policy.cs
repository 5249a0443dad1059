namespace AgentOps.Policies;

/// <summary>A policy's key and the shape of its value; a new <typeparamref name="T"/> is its default.</summary>
public sealed record Policy<T>(string Key) where T : class, new();
