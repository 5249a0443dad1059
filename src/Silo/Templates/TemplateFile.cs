using System.Collections.Immutable;
using AgentOps.Companies;
using AgentOps.Json;

namespace AgentOps.Silo.Templates;

/// <summary>A template as its YAML is written, names in snake_case. No other names are taken.</summary>
internal sealed record TemplateFile
{
    public required string Title { get; init; }
    public string About { get; init; } = "";
    public ImmutableArray<AgentInfo> Agents { get; init; } = [];
    public ImmutableSortedDictionary<string, JsonText> Policies { get; init; } = ImmutableSortedDictionary<string, JsonText>.Empty;
    public ImmutableArray<TemplateTrigger> Triggers { get; init; } = [];
    public ImmutableArray<TemplateProactive> Proactive { get; init; } = [];
    public ImmutableArray<TemplateKind> Kinds { get; init; } = [];
    public TemplateMission? FirstMission { get; init; }
    public ImmutableArray<TemplatePair> Relationships { get; init; } = [];
    public ImmutableArray<ConversationFormat> Formats { get; init; } = [];
    public ImmutableArray<TemplateRoutine> Routines { get; init; } = [];
    public ImmutableArray<VoiceRule> VoiceRules { get; init; } = [];
    public ImmutableArray<string> Sources { get; init; } = [];

    /// <summary>The template these files mean.</summary>
    public Template ToTemplate(string name) =>
        new(name, Title, Agents, Policies.WithComparers(StringComparer.Ordinal), [.. Triggers.Select(t => t.ToRule())], [.. Kinds.Select(k => k.ToKind())], FirstMission)
        {
            About = About, Pairs = Relationships, Formats = Formats, Proactive = Proactive, Routines = Routines, VoiceRules = VoiceRules, Sources = Sources,
        };
}
