using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace AgentOps.Policies;

/// <summary><c>memory_policy</c>: how much is remembered (SPEC §4).</summary>
public sealed record MemoryPolicy
{
    [Description("Memories an agent keeps."), Range(1, 200)]
    public int MaxPerAgent { get; init; } = 200;

    [Description("Memories one conversation may leave."), Range(0, 50)]
    public int MaxPerConversation { get; init; } = 6;

    [Description("Below this a memory is not kept."), Range(0, 1)]
    public double MinConfidence { get; init; } = 0.55;
}
