using System.Collections.Immutable;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace AgentOps.Policies;

/// <summary><c>auto_approve</c>: which step kinds run without a person (SPEC §2.1, stage 9).</summary>
public sealed record AutoApprovePolicy
{
    [Description("Whether anything is approved without a person.")]
    public bool Enabled { get; init; } = true;

    [Description("A proposal is approved at once when every step is of one of these kinds."), MaxLength(100)]
    public ImmutableArray<string> AllowedStepKinds { get; init; } =
        ["crawl", "scan_signals", "research", "analyze", "draft_tweet", "review", "diagnose", "summarize", "view"];
}
