using System.Collections.Immutable;

namespace AgentOps.Intake;

/// <summary>What the stages say of a proposal: rejected at a gate with its figures, or admitted with what it holds, pending or approved.</summary>
public sealed record Verdict(string? Gate, string? Rejection, ImmutableArray<StepHold> Holds, bool Approved)
{
    /// <summary>True when it passed every gate.</summary>
    public bool Admitted => Gate is null;

    internal static Verdict Reject(string gate, string reason) => new(gate, reason, [], false);
}
