using System.Collections.Immutable;
using AgentOps.Events;

namespace AgentOps.Triggers;

/// <summary>One trigger rule: its cooldown and what it fired for (SPEC §2.6). Key <c>company/rule</c>.</summary>
[Alias("AgentOps.ITriggerGrain")]
public interface ITriggerGrain : IGrainWithStringKey
{
    /// <summary>Fires for each event whose conditions hold, within the cooldown; the same event never fires twice. Returns how many fired.</summary>
    [Alias("Consider")]
    Task<int> Consider(TriggerRule rule, ImmutableArray<CompanyEvent> events, CancellationToken cancellationToken = default);
}
