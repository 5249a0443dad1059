namespace AgentOps.Silo.Publishing.X;

/// <summary>What is known of a draft's publication.</summary>
/// <param name="Unknown">An attempt is under way, or its answer was lost.</param>
internal sealed record XLedgerRow(DateTimeOffset FirstAt, DateTimeOffset TriedAt, bool Unknown, string? ExternalId, DateTimeOffset? PostedAt);
