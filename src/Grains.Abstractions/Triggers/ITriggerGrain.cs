using System.Collections.Immutable;
using AgentOps.Events;

namespace AgentOps.Triggers;

/// <summary>One trigger rule: its cooldown, what it fired for and, when it is proactive, its reminder (SPEC §2.6). Key <c>company/rule</c>.</summary>
[Alias("AgentOps.ITriggerGrain")]
public interface ITriggerGrain : IGrainWithStringKey
{
    /// <summary>Fires for each event whose conditions hold, within the cooldown; the same event never fires twice. Returns how many fired.</summary>
    [Alias("Consider")]
    Task<int> Consider(TriggerRule rule, ImmutableArray<CompanyEvent> events, CancellationToken cancellationToken = default);

    /// <summary>Registers the reminder of a proactive rule for when it is next due, and answers when that is; null for a rule that is none. Idempotent.</summary>
    [Alias("Schedule")]
    Task<DateTimeOffset?> Schedule(CancellationToken cancellationToken = default);
}
