using System.Collections.Immutable;
using AgentOps.Json;
using AgentOps.Triggers;

namespace AgentOps.Companies;

/// <summary>What a new company starts with (SPEC §11 "Templates"). <see cref="TemplateRules"/> says what makes one valid.</summary>
public sealed record Template(
    string Name,
    string Title,
    ImmutableArray<AgentInfo> Agents,
    ImmutableSortedDictionary<string, JsonText> Policies,
    ImmutableArray<TriggerRule> Rules,
    ImmutableArray<ExternalKind> ExternalKinds,
    TemplateMission? FirstMission)
{
    /// <summary>What the company is, in a sentence.</summary>
    public string About { get; init; } = "";

    /// <summary>Pairs that do not start at 0.50 (SPEC §5).</summary>
    public ImmutableArray<TemplatePair> Pairs { get; init; } = [];

    /// <summary>The formats its conversations may have (§3).</summary>
    public ImmutableArray<ConversationFormat> Formats { get; init; } = [];

    /// <summary>The proactive triggers (§2.6).</summary>
    public ImmutableArray<TemplateProactive> Proactive { get; init; } = [];

    /// <summary>The agents' routines (§9).</summary>
    public ImmutableArray<TemplateRoutine> Routines { get; init; } = [];

    /// <summary>How memories change voices (§7).</summary>
    public ImmutableArray<VoiceRule> VoiceRules { get; init; } = [];

    /// <summary>Feeds and pages that <c>scan_signals</c> reads when a step names none.</summary>
    public ImmutableArray<string> Sources { get; init; } = [];
}
