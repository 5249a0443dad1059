using AgentOps.Api.Access;

namespace AgentOps.Api.Sessions;

/// <summary>Who is logged in.</summary>
public sealed record SessionView(string Name, Role Role, string? Company)
{
    internal static SessionView Of(ApiKey key) => new(key.Name, key.Role, key.Company?.Value);
}
