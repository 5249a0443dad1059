using System.Collections.Immutable;
using AgentOps.Journals;

namespace AgentOps.Silo.Tests.Ports;

/// <summary>A state of no grain in particular.</summary>
public sealed record Written : IJournaled
{
    public string Text { get; init; } = "";
    public ImmutableArray<JournalEntry> Journal { get; init; } = [];
}
