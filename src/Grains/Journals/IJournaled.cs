using System.Collections.Immutable;

namespace AgentOps.Journals;

/// <summary>What every stored state has: the entries its last write produced (never null, ARCHITECTURE §2).</summary>
public interface IJournaled
{
    /// <summary>The entries of the last write.</summary>
    ImmutableArray<JournalEntry> Journal { get; }
}
