using System.Collections.Immutable;
using AgentOps.Policies;

namespace AgentOps.Events;

/// <summary>Which events triggers and reactions hear: the company's own, and those of other systems whose source the policy allows (SPEC §9). Pure.</summary>
public static class BridgedEvents
{
    /// <summary>The events that may move the company.</summary>
    public static ImmutableArray<CompanyEvent> Heard(ImmutableArray<CompanyEvent> events, BridgePolicy policy) =>
        events.Any(e => !IsHeard(e, policy)) ? events.RemoveAll(e => !IsHeard(e, policy)) : events;

    private static bool IsHeard(CompanyEvent e, BridgePolicy policy) =>
        e.Kind != EventKinds.External || policy.Sources.Contains("*") || (EventSource.Of(e) is { } source && policy.Sources.Contains(source));
}
