using System.Collections.Immutable;
using AgentOps.Journals;

namespace AgentOps.Steps;

/// <summary>A step queue's stored state (state name <c>step_queue</c>): the breaker only. What is queued and running the missions' rows know.</summary>
public sealed record StepQueueState : IJournaled
{
    public int FailuresInARow { get; init; }
    public long Serial { get; init; }
    public ImmutableArray<JournalEntry> Journal { get; init; } = [];
}
