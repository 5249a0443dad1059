using System.Collections.Immutable;
using AgentOps.Causes;
using AgentOps.Events;

namespace AgentOps.Outcomes;

/// <summary>A post of the last 48 h and how it does.</summary>
public sealed record PostTrack
{
    public string DraftId { get; init; } = "";
    public string Agent { get; init; } = "";
    public string Text { get; init; } = "";
    public string Publisher { get; init; } = "";
    public DateTimeOffset At { get; init; }

    /// <summary>The event that told of it.</summary>
    public Guid EventId { get; init; }
    public EventRefs Refs { get; init; } = EventRefs.None;
    public Cause Cause { get; init; } = new("", "", 0);

    /// <summary>True once somebody reported its metrics; until then the sandbox makes them up for its own posts.</summary>
    public bool Reported { get; init; }

    /// <summary>The last count; null while there is none.</summary>
    public PostMetrics? Latest { get; init; }

    /// <summary>Earlier counts, at least ten minutes apart, newest last; the last 8.</summary>
    public ImmutableArray<PostSample> Samples { get; init; } = [];

    /// <summary>True once a lesson was drawn from it.</summary>
    public bool Learned { get; init; }
}
