using System.Collections.Immutable;

namespace AgentOps.Executors;

/// <summary>Figures by name, in the order to tell them, and rows, newest first.</summary>
public sealed record CompanyView(ImmutableArray<CompanyCount> Counts, ImmutableArray<CompanyItem> Items)
{
    /// <summary>Nothing there.</summary>
    public static CompanyView Empty { get; } = new([], []);
}
