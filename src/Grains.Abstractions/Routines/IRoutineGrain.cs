using AgentOps.Causes;

namespace AgentOps.Routines;

/// <summary>An agent's own scheduled job, independent of heartbeat and triggers (SPEC §9). Key <c>company/agent/routine</c>.</summary>
[Alias("AgentOps.IRoutineGrain")]
public interface IRoutineGrain : IGrainWithStringKey
{
    /// <summary>The routine, or null when there is none.</summary>
    [Alias("Get")]
    Task<RoutineInfo?> Get();

    /// <summary>Sets its reminder for when it is next due, and looks how its last run ended. Idempotent; called at start and by the heartbeat.</summary>
    [Alias("Schedule")]
    Task Schedule(CancellationToken cancellationToken = default);

    /// <summary>Changes its cron or switches it on or off; what is null stays.</summary>
    [Alias("Put")]
    Task<RoutineReply> Put(string? cron, bool? enabled, Actor by, CancellationToken cancellationToken = default);

    /// <summary>Runs it now, besides its schedule and also when it is switched off; null when there is none.</summary>
    [Alias("Run")]
    Task<RoutineInfo?> Run(Actor by, CancellationToken cancellationToken = default);
}
