namespace AgentOps.Heartbeats;

/// <summary>A company's heartbeat: a reminder, six duties, never overlapping itself (SPEC §2.5). Key <c>company/-</c>.</summary>
[Alias("AgentOps.IHeartbeatGrain")]
public interface IHeartbeatGrain : IGrainWithStringKey
{
    /// <summary>Runs one heartbeat now and answers its audit row.</summary>
    [Alias("Run")]
    Task<HeartbeatRun> Run(CancellationToken cancellationToken = default);

    /// <summary>Registers the reminder with the period in force. Idempotent.</summary>
    [Alias("Schedule")]
    Task Schedule(CancellationToken cancellationToken = default);
}
