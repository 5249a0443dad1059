using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace AgentOps.Policies;

/// <summary><c>memory_influence_policy</c>: how often a memory chooses a topic (SPEC §2.6).</summary>
public sealed record MemoryInfluencePolicy
{
    [Description("Whether memories choose topics.")]
    public bool Enabled { get; init; } = true;

    [Description("How often they do."), Range(0, 1)]
    public double Probability { get; init; } = 0.3;
}
