using System.Collections.Frozen;
using AgentOps.Events;

namespace AgentOps.Executors;

/// <summary>What of a company's events a day is told by: what was done, said, published and learned, not the steps towards it.</summary>
public static class DayEvents
{
    /// <summary>Event kind to the name of its figure.</summary>
    public static FrozenDictionary<string, string> Names { get; } = new Dictionary<string, string>
    {
        [EventKinds.MissionSucceeded] = "missions succeeded",
        [EventKinds.MissionFailed] = "missions failed",
        [EventKinds.RoundtableFinished] = "conversations held",
        [EventKinds.PostPublished] = "posts published",
        [EventKinds.ContentPublished] = "articles written",
        [EventKinds.InsightPromoted] = "insights promoted",
        [EventKinds.ProposalRejected] = "proposals rejected",
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
