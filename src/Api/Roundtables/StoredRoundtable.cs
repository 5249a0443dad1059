using System.Collections.Immutable;
using AgentOps.Causes;
using AgentOps.Roundtables;
using AgentOps.Voices;

namespace AgentOps.Api.Roundtables;

/// <summary>A conversation's stored state as the list reads it; what is not named here is not read.</summary>
internal sealed record StoredRoundtable
{
    public Guid Id { get; init; }
    public string Title { get; init; } = "";
    public string Topic { get; init; } = "";
    public RoundtableStatus Status { get; init; }
    public string? Reason { get; init; }
    public StoredFormat Format { get; init; } = new("");
    public ImmutableArray<string> Participants { get; init; } = [];
    public ImmutableArray<VoiceModifier> Modifiers { get; init; } = [];
    public ImmutableArray<RoundtableTurn> Turns { get; init; } = [];
    public RoundtableOutcome? Outcome { get; init; }
    public bool Scripted { get; init; }
    public string By { get; init; } = "";
    public Cause Cause { get; init; } = new("", "", 0);
    public DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset? FinishedAt { get; init; }

    internal RoundtableView ToView() => new(
        Id, Format.Name, Title, Topic, Status, Reason, Participants, Modifiers, Turns, Outcome, Scripted, By, Cause.Direct, Cause.Root, StartedAt, FinishedAt);

    /// <summary>The format's name.</summary>
    internal sealed record StoredFormat(string Name);
}
