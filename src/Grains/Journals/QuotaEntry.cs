namespace AgentOps.Journals;

/// <summary>
/// Moves a counter of <c>ops_quota(company, gate, day, count, usd)</c> by the given amounts. <see cref="Day"/> is a calendar day
/// (<c>2026-11-22</c>) for what is done, or <see cref="Open"/> for what is admitted and not finished.
/// </summary>
public sealed record QuotaEntry(string Company, string Gate, string Day, long Count, decimal Usd) : JournalEntry
{
    /// <summary>The "day" of what is admitted and not finished.</summary>
    public const string Open = "open";
}
