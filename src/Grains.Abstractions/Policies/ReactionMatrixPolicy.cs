using System.Collections.Immutable;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace AgentOps.Policies;

/// <summary><c>reaction_matrix</c>: who answers whom.</summary>
public sealed record ReactionMatrixPolicy
{
    [Description("Each pattern answers events whose source and tags match."), MaxLength(200)]
    public ImmutableArray<ReactionPattern> Patterns { get; init; } =
    [
        new() { Source = "*", Tags = ["mission", "failed"], Target = "brain", Type = "diagnose", Probability = 1.0, Cooldown = 60 },
        new() { Source = "twitter-alt", Tags = ["tweet", "posted"], Target = "growth", Type = "analyze", Probability = 0.3, Cooldown = 120 },
    ];
}
