using System.Collections.Immutable;

namespace AgentOps.Companies;

/// <summary>A company: who works there, from which template, and whether its door is open.</summary>
/// <param name="Seed">From which every decision's dice is derived (ARCHITECTURE §4).</param>
/// <param name="ExternalKinds">Step kinds the template adds that only external workers serve (SPEC §2.3).</param>
[GenerateSerializer, Immutable, Alias("AgentOps.Companies.CompanyInfo")]
public sealed record CompanyInfo(
    [property: Id(0)] CompanyKey Key,
    [property: Id(1)] string Name,
    [property: Id(2)] string Template,
    [property: Id(3)] CompanyState State,
    [property: Id(4)] ImmutableArray<AgentInfo> Agents,
    [property: Id(5)] ulong Seed,
    [property: Id(6)] DateTimeOffset CreatedAt,
    [property: Id(7)] ImmutableArray<ExternalKind> ExternalKinds)
{
    /// <summary>The agents' routines, each as <c>agent/name</c> (SPEC §9).</summary>
    [Id(8)] public ImmutableArray<string> Routines { get; init; } = [];

    /// <summary>The agent of that key, or null.</summary>
    public AgentInfo? Agent(string key) => Agents.FirstOrDefault(a => a.Key == key);

    /// <summary>What people call an agent; its key when there is no such agent any more.</summary>
    public string NameOf(string key) => Agent(key)?.Name ?? key;
}
