using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace AgentOps.Policies;

/// <summary><c>content_policy</c>: drafts and articles.</summary>
public sealed record ContentPolicy
{
    [Description("Whether drafts and articles are written at all.")]
    public bool Enabled { get; init; } = true;

    [Description("Drafts and articles a day, done and admitted together."), Range(0, 100_000)]
    public int MaxDraftsPerDay { get; init; } = 8;
}
