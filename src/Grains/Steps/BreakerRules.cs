using AgentOps.Policies;

namespace AgentOps.Steps;

/// <summary>
/// The circuit breaker of a kind (SPEC §9): three failures in a row switch it off. A person switches it on again, or, when the policy says
/// <c>probe_minutes</c>, one step is let through after so long: its success switches the kind on, its failure waits for the next probe. Pure.
/// </summary>
public static class BreakerRules
{
    /// <summary>So many failures in a row switch a kind off.</summary>
    public const int Trips = 3;

    /// <summary>The state after an attempt ended; the same instance when it changes nothing.</summary>
    public static (StepQueueState Next, BreakerTurn Turn) After(StepQueueState was, string stepId, AttemptEnd end, DateTimeOffset now)
    {
        if (stepId == was.Probe)
        {
            return end == AttemptEnd.Succeeded
                ? (was with { FailuresInARow = 0, BrokenAt = null, Probe = null }, BreakerTurn.Heals)
                : (was with { BrokenAt = now, Probe = null }, BreakerTurn.None);
        }

        return end switch
        {
            AttemptEnd.Succeeded when was.FailuresInARow > 0 => (was with { FailuresInARow = 0 }, BreakerTurn.None),
            AttemptEnd.Failed when was.FailuresInARow + 1 >= Trips => (was with { FailuresInARow = 0, BrokenAt = now }, BreakerTurn.Trips),
            AttemptEnd.Failed => (was with { FailuresInARow = was.FailuresInARow + 1 }, BreakerTurn.None),
            _ => (was, BreakerTurn.None),
        };
    }

    /// <summary>When the next probe is due; null when there is none: the kind is on, a person switched it off, it is not to be probed, or a probe is under way.</summary>
    public static DateTimeOffset? ProbeDue(StepQueueState state, WorkerPolicy policy) =>
        policy is { Enabled: false, ProbeMinutes: > 0 } && state is { BrokenAt: { } at, Probe: null } ? at.AddMinutes(policy.ProbeMinutes) : null;
}
