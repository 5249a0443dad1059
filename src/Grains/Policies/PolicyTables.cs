using System.Collections.Immutable;

namespace AgentOps.Policies;

/// <summary>The rows of people's tables, and the company's version counter they were read at.</summary>
public sealed record PolicyTables(long Version, ImmutableArray<PolicyRow> Policies, ImmutableArray<RuleRow> Rules);
