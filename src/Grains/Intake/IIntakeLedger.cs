using System.Collections.Immutable;

namespace AgentOps.Intake;

/// <summary>What the door reads before it decides: idempotency keys seen, counters of the gates. One round trip a batch.</summary>
public interface IIntakeLedger
{
    /// <summary>
    /// The proposals already recorded under <paramref name="keys"/>, and the counters of <paramref name="gates"/> for <paramref name="day"/>
    /// and for what is open. Reads what is committed.
    /// </summary>
    Task<IntakeFacts> Read(CompanyKey company, string day, ImmutableArray<string> keys, ImmutableArray<string> gates, CancellationToken cancellationToken);

    /// <summary>A recorded proposal, or null.</summary>
    Task<ProposalRecord?> Find(CompanyKey company, Guid id, CancellationToken cancellationToken);

    /// <summary>Pending proposals made before <paramref name="cutoff"/>, oldest first.</summary>
    Task<ImmutableArray<Guid>> PendingBefore(CompanyKey company, DateTimeOffset cutoff, int limit, CancellationToken cancellationToken);
}
