namespace AgentOps.Traffic;

/// <summary>The calls of a minute.</summary>
/// <param name="Failed">How many ended with an exception.</param>
/// <param name="Total">How long they took in all, waiting for their turn not included.</param>
/// <param name="Longest">How long the longest took.</param>
public sealed record GrainCalls(long Count, long Failed, TimeSpan Total, TimeSpan Longest)
{
    /// <summary>The time that <see cref="Count"/> covers.</summary>
    public static TimeSpan Window { get; } = TimeSpan.FromMinutes(1);
}
