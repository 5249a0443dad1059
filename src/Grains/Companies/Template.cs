using System.Collections.Immutable;
using AgentOps.Json;
using AgentOps.Triggers;

namespace AgentOps.Companies;

/// <summary>What a new company starts with.</summary>
public sealed record Template(
    string Name,
    string Title,
    ImmutableArray<AgentInfo> Agents,
    ImmutableSortedDictionary<string, JsonText> Policies,
    ImmutableArray<TriggerRule> Rules,
    ImmutableArray<ExternalKind> ExternalKinds,
    TemplateMission? FirstMission);
