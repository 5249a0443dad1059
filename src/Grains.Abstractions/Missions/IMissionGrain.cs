using System.Collections.Immutable;
using AgentOps.Causes;

namespace AgentOps.Missions;

/// <summary>An accepted proposal at work: its steps, their leases and results (SPEC §2.2). Key <c>company/id</c>; its first row is planted by the intake.</summary>
[Alias("AgentOps.IMissionGrain")]
public interface IMissionGrain : IGrainWithStringKey
{
    /// <summary>The mission, or null when there is none of this id.</summary>
    [Alias("Get")]
    Task<MissionRecord?> Get();

    /// <summary>Gives a queued, ready step to a worker, with a lease and a fencing token. Null when the step cannot be started (any more).</summary>
    [Alias("Start")]
    Task<ClaimedStep?> Start(StartStep request, CancellationToken cancellationToken = default);

    /// <summary>Extends a lease.</summary>
    [Alias("Renew")]
    Task<StepReply> Renew(int step, string token, CancellationToken cancellationToken = default);

    /// <summary>Records a step's result. The same token again is answered the same way and changes nothing.</summary>
    [Alias("Complete")]
    Task<StepReply> Complete(CompleteStep request, CancellationToken cancellationToken = default);

    /// <summary>Records a failed attempt: the step is tried again with back-off, or fails and its mission with it.</summary>
    [Alias("Fail")]
    Task<StepReply> Fail(FailStep request, CancellationToken cancellationToken = default);

    /// <summary>Gives a started step back unharmed: the attempt does not count (drain at shutdown).</summary>
    [Alias("HandBack")]
    Task HandBack(int step, string token, CancellationToken cancellationToken = default);

    /// <summary>
    /// Takes back steps whose lease ran out, that made no progress, or whose worker is <paramref name="gone"/>, and queues what is ready. Returns what is
    /// still running.
    /// </summary>
    [Alias("Recover")]
    Task<ImmutableArray<RunningStep>> Recover(string? gone = null, CancellationToken cancellationToken = default);

    /// <summary>Cancels everything unfinished. Null when there is no such mission; a finished mission is returned as it is.</summary>
    [Alias("Cancel")]
    Task<MissionRecord?> Cancel(Actor by, CancellationToken cancellationToken = default);

    /// <summary>Runs again what did not succeed. Called by the intake, which reserved the places. One that is neither failed nor cancelled is returned as it is.</summary>
    [Alias("Retry")]
    Task<MissionRecord?> Retry(RetryMission request, CancellationToken cancellationToken = default);
}
