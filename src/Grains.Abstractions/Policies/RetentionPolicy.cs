using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace AgentOps.Policies;

/// <summary><c>retention</c>: how long history is kept.</summary>
public sealed record RetentionPolicy
{
    [Description("Days events are kept."), Range(1, 100_000)]
    public int EventsDays { get; init; } = 365;

    [Description("Days model calls are kept."), Range(1, 100_000)]
    public int CallsDays { get; init; } = 90;
}
