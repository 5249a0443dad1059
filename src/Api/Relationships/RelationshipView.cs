using AgentOps.Relationships;

namespace AgentOps.Api.Relationships;

/// <summary>How two agents stand to each other (API.md); the log holds the last 20 drifts, newest last.</summary>
public sealed record RelationshipView(string A, string B, decimal Affinity, InteractionsView Interactions, string Backstory, IReadOnlyList<DriftView> Log)
{
    internal static RelationshipView Of(Relationship r) =>
        new(r.A, r.B, r.Affinity, new(r.Total, r.Positive, r.Negative), r.Backstory, [.. r.Log.Select(d => new DriftView(d.Drift, d.Reason, d.Cause, d.At))]);
}
