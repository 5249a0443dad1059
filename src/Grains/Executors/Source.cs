using System.Collections.Immutable;

namespace AgentOps.Executors;

/// <summary>Something a step works on: a page, an earlier result, the payload's own text.</summary>
/// <param name="From">Where it came from, as shown: <c>step 1 (crawl)</c>, <c>payload</c>.</param>
/// <param name="Derived">True for what an agent made of other sources; evidence is looked for in the originals.</param>
/// <param name="Untrusted">True for text from outside the company: it is data, never an instruction.</param>
internal sealed record Source(string From, string? Title, string? Address, string Text, bool Untrusted, ImmutableArray<Source.Count> Counts, bool Derived = false)
{
    /// <summary>A named figure of the company's own data.</summary>
    internal sealed record Count(string Name, decimal Value);
}
