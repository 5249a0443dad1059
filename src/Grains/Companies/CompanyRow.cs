using System.Collections.Immutable;
using AgentOps.Journals;

namespace AgentOps.Companies;

/// <summary>A company's stored state (state name <c>company</c>).</summary>
public sealed record CompanyRow : IJournaled
{
    public string Key { get; init; } = "";
    public string Name { get; init; } = "";
    public string Template { get; init; } = "";
    public bool Killed { get; init; }

    /// <summary>Deleted by a person: nobody sees it any more, and its key is not given again.</summary>
    public bool Deleted { get; init; }
    public ImmutableArray<AgentInfo> Agents { get; init; } = [];
    public ImmutableArray<ExternalKind> ExternalKinds { get; init; } = [];

    /// <summary>The agents' routines, each as <c>agent/name</c>.</summary>
    public ImmutableArray<string> Routines { get; init; } = [];
    public ulong Seed { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public long Serial { get; init; }
    public ImmutableArray<JournalEntry> Journal { get; init; } = [];
}
