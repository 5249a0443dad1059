using System.Collections.Immutable;
using AgentOps.Intake;
using AgentOps.Journals;

namespace AgentOps.InMemory;

/// <summary>The door's reads over the in-memory tables.</summary>
public sealed class InMemoryIntakeLedger(InMemoryDatabase database) : IIntakeLedger
{
    /// <inheritdoc/>
    public Task<IntakeFacts> Read(
        CompanyKey company, string day, ImmutableArray<string> keys, ImmutableArray<string> gates, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(database.Read(company, c => new IntakeFacts(
            keys.Distinct().Where(c.ByIdempotencyKey.ContainsKey).ToImmutableDictionary(k => k, k => c.Proposals.Find(c.ByIdempotencyKey[k])!),
            gates.Distinct().SelectMany(gate => new[] { (gate, day), (gate, QuotaEntry.Open) })
                .Where(c.Quota.ContainsKey).ToImmutableDictionary(place => place, place => c.Quota[place]))));
    }

    /// <inheritdoc/>
    public Task<ProposalRecord?> Find(CompanyKey company, Guid id, CancellationToken cancellationToken) =>
        Task.FromResult(database.Read(company, c => c.Proposals.Find(id)));

    /// <inheritdoc/>
    public Task<ImmutableArray<Guid>> PendingBefore(CompanyKey company, DateTimeOffset cutoff, int limit, CancellationToken cancellationToken) =>
        Task.FromResult(database.Read(company, c => c.Pending.TakeWhile(p => p.CreatedAt < cutoff).Take(limit).Select(p => p.Id).ToImmutableArray()));
}
