using System.Collections.Immutable;
using AgentOps.InMemory;
using AgentOps.Keys;

namespace AgentOps.Silo.Rehearsals.Archives;

/// <summary>A company at a moment, as its archive holds it: enough to live on from there.</summary>
/// <param name="At">The moment, by the company's clock.</param>
/// <param name="Tables">Its history, policies and counters.</param>
/// <param name="States">Its grains' states.</param>
/// <param name="Reminders">When its grains are woken.</param>
/// <param name="Acts">What people did to it, from the audit trail.</param>
internal sealed record CompanySnapshot(
    CompanyKey Company, DateTimeOffset At, CompanyTables Tables, ImmutableArray<StoredState> States, ImmutableArray<SnapshotReminder> Reminders, ImmutableArray<AuditRow> Acts);
