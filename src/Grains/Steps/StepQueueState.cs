using System.Collections.Immutable;
using AgentOps.Journals;

namespace AgentOps.Steps;

/// <summary>A step queue's stored state (state name <c>step_queue</c>): the breaker only. What is queued and running the missions' rows know.</summary>
public sealed record StepQueueState : IJournaled
{
    public int FailuresInARow { get; init; }

    /// <summary>When the breaker switched the kind off, or a probe failed; null while it did not, or since somebody switched the kind on.</summary>
    public DateTimeOffset? BrokenAt { get; init; }

    /// <summary>The step let through as a probe; null when none is under way.</summary>
    public string? Probe { get; init; }
    public long Serial { get; init; }
    public ImmutableArray<JournalEntry> Journal { get; init; } = [];
}
