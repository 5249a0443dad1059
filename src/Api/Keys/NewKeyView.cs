using AgentOps.Api.Access;

namespace AgentOps.Api.Keys;

/// <summary>A key just made. <see cref="Key"/> is shown this once and kept nowhere.</summary>
public sealed record NewKeyView(Guid Id, string Name, Role Role, string? Company, DateTimeOffset CreatedAt, string Key);
