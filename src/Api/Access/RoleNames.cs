namespace AgentOps.Api.Access;

/// <summary>Roles as tables and people write them.</summary>
internal static class RoleNames
{
    internal static string Of(Role role) => role switch
    {
        Role.Viewer => "viewer",
        Role.Worker => "worker",
        Role.Operator => "operator",
        _ => "admin",
    };
}
