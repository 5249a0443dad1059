using AgentOps.Api.Access;

namespace AgentOps.Api.Keys;

/// <summary>A key, without the key.</summary>
public sealed record KeyView(Guid Id, string Name, Role Role, string? Company, DateTimeOffset CreatedAt, DateTimeOffset? LastUsedAt, DateTimeOffset? RevokedAt);
