using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace AgentOps.Policies;

/// <summary><c>initiative_policy</c>: agents that propose by themselves (SPEC §6).</summary>
public sealed record InitiativePolicy
{
    [Description("Whether agents propose by themselves.")]
    public bool Enabled { get; init; }

    [Description("Hours between two initiatives of one agent."), Range(0, 1_000)]
    public double CooldownHours { get; init; } = 4;

    [Description("Good memories an agent needs first."), Range(0, 200)]
    public int MinMemories { get; init; } = 5;
}
