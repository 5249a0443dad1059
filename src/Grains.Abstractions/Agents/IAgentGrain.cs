namespace AgentOps.Agents;

/// <summary>An agent's own drive: its initiatives and their cool-down (SPEC §6). Key <c>company/agent</c>.</summary>
[Alias("AgentOps.IAgentGrain")]
public interface IAgentGrain : IGrainWithStringKey
{
    /// <summary>
    /// Queues an initiative when the policy is on, the last is long enough ago and the agent remembers enough; starts again what a crash left waiting.
    /// Called by the heartbeat; asks no model. True when one was queued.
    /// </summary>
    [Alias("Consider")]
    Task<bool> Consider(CancellationToken cancellationToken = default);

    /// <summary>What came of an initiative: it goes through the one door, or is put aside. The same initiative again changes nothing.</summary>
    [Alias("Finish")]
    Task Finish(InitiativeResult result, CancellationToken cancellationToken = default);
}
