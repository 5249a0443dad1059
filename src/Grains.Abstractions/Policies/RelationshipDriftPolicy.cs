using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace AgentOps.Policies;

/// <summary><c>relationship_drift_policy</c>: how far one conversation moves a pair (SPEC §5).</summary>
public sealed record RelationshipDriftPolicy
{
    [Description("Whether conversations move affinities.")]
    public bool Enabled { get; init; } = true;

    [Description("The furthest one conversation moves a pair; never above 0.03."), Range(0, 0.03)]
    public double MaxDrift { get; init; } = 0.03;
}
