using System.Collections.Immutable;
using AgentOps.Events;
using AgentOps.Heartbeats;
using AgentOps.Intake;
using AgentOps.Journals;
using AgentOps.Outcomes;
using AgentOps.Policies;

namespace AgentOps.InMemory;

/// <summary>All of a company's <c>ops_*</c> rows, to be put into a database in memory or taken out of it. Each list is in the order in which it was written.</summary>
public sealed record CompanyTables
{
    public ImmutableArray<CompanyEvent> Events { get; init; } = [];
    public ImmutableArray<ProposalRecord> Proposals { get; init; } = [];
    public ImmutableArray<HeartbeatRun> Runs { get; init; } = [];
    public ImmutableArray<CallEntry> Calls { get; init; } = [];
    public ImmutableArray<PostEntry> Posts { get; init; } = [];
    public ImmutableArray<PostMetrics> Metrics { get; init; } = [];

    /// <summary>The counters; a gate and day may be there more than once, and then they add up.</summary>
    public ImmutableArray<QuotaEntry> Quota { get; init; } = [];

    public ImmutableArray<PolicyRow> Policies { get; init; } = [];
    public ImmutableArray<RuleRow> Rules { get; init; } = [];

    /// <summary>Every form a rule was given.</summary>
    public ImmutableArray<RuleChange> RuleChanges { get; init; } = [];

    /// <summary>The counter that every change of a policy or a rule raises.</summary>
    public long Version { get; init; }
}
