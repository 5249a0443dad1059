using System.ComponentModel;

namespace AgentOps.Policies;

/// <summary><c>deploy_policy</c>: whether deployments may be proposed.</summary>
public sealed record DeployPolicy
{
    [Description("Whether deployments are let through the door.")]
    public bool Enabled { get; init; }
}
