using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AgentOps.Causes;
using AgentOps.Journals;

namespace AgentOps.Missions;

/// <summary>A mission's stored state (state name <c>mission</c>). A row that is <c>approved</c> or <c>running</c> is itself the work list.</summary>
public sealed record MissionState : IJournaled
{
    public string Company { get; init; } = "";
    public Guid Id { get; init; }
    public Guid ProposalId { get; init; }
    public string Title { get; init; } = "";
    public string Agent { get; init; } = "";

    /// <summary>What people call the agent, for the titles of events; null in what was written before it was kept.</summary>
    public string? AgentName { get; init; }
    public MissionStatus Status { get; init; }
    public ImmutableArray<StepState> Steps { get; init; } = [];
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? StartedAt { get; init; }
    public DateTimeOffset? FinishedAt { get; init; }
    public Cause Cause { get; init; } = new("", "", 0);
    public string? MemoryId { get; init; }

    /// <summary>The last retry carried out, so that none is carried out twice.</summary>
    public Guid? RetriedBy { get; init; }

    /// <summary>Who does it, as people say it.</summary>
    [JsonIgnore]
    public string Who => AgentName ?? Agent;

    /// <summary>Counts the entries ever journaled, from which their ids are made.</summary>
    public long Serial { get; init; }

    public ImmutableArray<JournalEntry> Journal { get; init; } = [];
}
