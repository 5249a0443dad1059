using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace AgentOps.Policies;

/// <summary><c>loop_policy</c>: the brake on agents that answer each other for ever (SPEC §2.1, stage 4).</summary>
public sealed record LoopPolicy
{
    [Description("How deep a chain of causes may grow, in proposals."), Range(0, 1_000)]
    public int MaxDepth { get; init; } = 8;

    [Description("How many proposals one root may cause in a day."), Range(0, 1_000_000)]
    public int MaxDescendantsPerDay { get; init; } = 50;
}
