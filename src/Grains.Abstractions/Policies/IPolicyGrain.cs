using System.Collections.Immutable;
using AgentOps.Causes;
using AgentOps.Json;
using AgentOps.Triggers;

namespace AgentOps.Policies;

/// <summary>A company's policies: the last good value of each (SPEC §2.4). Key <c>company/-</c>.</summary>
[Alias("AgentOps.IPolicyGrain")]
public interface IPolicyGrain : IGrainWithStringKey
{
    /// <summary>What is in force now; at most one second behind the table.</summary>
    [Alias("Get"), AlwaysInterleave]
    Task<PolicySet> Get();

    /// <summary>Changes one policy. <paramref name="ifMatch"/> is the version the caller saw, null for none.</summary>
    [Alias("Put")]
    Task<PutPolicyReply> Put(string key, JsonText value, long? ifMatch, Actor by, CancellationToken cancellationToken = default);

    /// <summary>Switches a kind's worker on or off and leaves the rest of <c>worker_&lt;kind&gt;</c> as it is.</summary>
    [Alias("SetWorker")]
    Task SetWorker(string kind, bool enabled, Actor by, CancellationToken cancellationToken = default);

    /// <summary>Opens or closes the company's door (<c>company.enabled</c>) and leaves the rest of the policy as it is.</summary>
    [Alias("SetOpen")]
    Task SetOpen(bool open, Actor by, CancellationToken cancellationToken = default);

    /// <summary>The trigger rules in force, by name.</summary>
    [Alias("Rules"), AlwaysInterleave]
    Task<ImmutableArray<TriggerRule>> Rules();

    /// <summary>Changes one trigger rule: conditions, action, cooldown, enabled.</summary>
    [Alias("PutRule")]
    Task<PutTriggerReply> PutRule(TriggerRule rule, Actor by, CancellationToken cancellationToken = default);

    /// <summary>Reads the tables again after somebody changed them; tells by events what changed and what is invalid.</summary>
    [Alias("Refresh")]
    Task<PolicySet> Refresh(CancellationToken cancellationToken = default);
}
