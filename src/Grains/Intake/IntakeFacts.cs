using System.Collections.Immutable;

namespace AgentOps.Intake;

/// <summary>Proposals by idempotency key, and counters by (gate, day).</summary>
public sealed record IntakeFacts(
    ImmutableDictionary<string, ProposalRecord> Known,
    ImmutableDictionary<(string Gate, string Day), QuotaCount> Counts);
