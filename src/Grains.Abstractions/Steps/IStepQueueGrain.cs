using System.Collections.Immutable;

namespace AgentOps.Steps;

/// <summary>The queued steps of one kind: who may claim, how many at once, and the breaker (SPEC §2.2, §9). Key <c>company/kind</c>.</summary>
[Alias("AgentOps.IStepQueueGrain")]
public interface IStepQueueGrain : IGrainWithStringKey
{
    /// <summary>Tells that steps are ready. A hint: the missions' own rows are the work list, and a lost hint is found again.</summary>
    [Alias("Enqueue"), OneWay]
    Task Enqueue(ImmutableArray<ReadyStep> steps);

    /// <summary>Claims up to <paramref name="max"/> ready steps for an external worker; empty when there are none or the kind is switched off.</summary>
    [Alias("Claim")]
    Task<ImmutableArray<Missions.ClaimedStep>> Claim(string worker, int max, CancellationToken cancellationToken = default);

    /// <summary>Answers when a step may be claimable, at the latest after <paramref name="atMost"/> (20 s at most).</summary>
    [Alias("Wait")]
    Task Wait(TimeSpan atMost, CancellationToken cancellationToken = default);

    /// <summary>Tells how an attempt ended, for concurrency and breaker.</summary>
    [Alias("Ended"), OneWay]
    Task Ended(string stepId, AttemptEnd end);

    /// <summary>Reads the work list again and hands out what can be handed out. Called at start and by the heartbeat.</summary>
    [Alias("Reload")]
    Task<QueueInfo> Reload(CancellationToken cancellationToken = default);
}
