using System.Collections.Immutable;
using AgentOps.Json;

namespace AgentOps.Missions;

/// <summary>A step inside its mission's state.</summary>
public sealed record StepState
{
    /// <summary>Place in the mission, from 1.</summary>
    public int Number { get; init; }
    public string Kind { get; init; } = "";
    public StepStatus Status { get; init; }
    public JsonText Payload { get; init; } = JsonText.Empty;

    /// <summary>The numbers of the steps this one waits for.</summary>
    public ImmutableArray<int> After { get; init; } = [];
    public JsonText? Result { get; init; }
    public string? Error { get; init; }
    public int Attempts { get; init; }
    public string? Worker { get; init; }

    /// <summary>The fencing token of the current or last attempt.</summary>
    public string? Token { get; init; }
    public DateTimeOffset? LeaseUntil { get; init; }

    /// <summary>When progress was last heard of: start or renewal.</summary>
    public DateTimeOffset? ProgressAt { get; init; }

    /// <summary>Earliest next attempt, while queued again after a failure.</summary>
    public DateTimeOffset? NotBefore { get; init; }
    public DateTimeOffset? StartedAt { get; init; }
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>The place this step holds until it ends; null for ungated kinds.</summary>
    public string? Gate { get; init; }

    /// <summary>USD reserved for this step at the door.</summary>
    public decimal ReservedUsd { get; init; }

    /// <summary>USD its model calls have cost so far.</summary>
    public decimal SpentUsd { get; init; }
}
