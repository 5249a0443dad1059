using System.Collections.Immutable;
using AgentOps.Causes;
using AgentOps.Companies;
using AgentOps.Journals;
using AgentOps.Voices;

namespace AgentOps.Roundtables;

/// <summary>A conversation's stored state (state name <c>roundtable</c>). It says what is next, so that a restart between two turns changes nothing.</summary>
public sealed record RoundtableState : IJournaled
{
    public string Company { get; init; } = "";
    public Guid Id { get; init; }
    public RoundtableStatus Status { get; init; }
    public string Title { get; init; } = "";
    public string Topic { get; init; } = "";

    /// <summary>As it was when the conversation opened: a template that changes meanwhile changes no running conversation.</summary>
    public ConversationFormat Format { get; init; } = FormatCatalog.BuiltIn[0];

    public ImmutableArray<string> Participants { get; init; } = [];
    public string By { get; init; } = "";
    public Cause Cause { get; init; } = new("", "", 0);

    /// <summary>Every draw of this conversation comes from it.</summary>
    public ulong Seed { get; init; }

    /// <summary>How many turns it will have, drawn between the format's bounds.</summary>
    public int Length { get; init; }

    /// <summary>When the next turn may be asked for.</summary>
    public DateTimeOffset NextAt { get; init; }

    /// <summary>The pairs' affinities when it opened, by <c>a|b</c>: they drift only afterwards.</summary>
    public ImmutableSortedDictionary<string, decimal> Affinities { get; init; } = ImmutableSortedDictionary<string, decimal>.Empty;

    public ImmutableArray<VoiceModifier> Modifiers { get; init; } = [];
    public ImmutableArray<RecalledMemory> Recalled { get; init; } = [];

    /// <summary>The company's real figures of the day, as phrases; what is claimed with a figure is one of them.</summary>
    public ImmutableArray<string> Figures { get; init; } = [];

    /// <summary>True when topic or memories rest on text from outside; what is remembered from it says so.</summary>
    public bool Untrusted { get; init; }

    public bool Scripted { get; init; }
    public ImmutableArray<RoundtableTurn> Turns { get; init; } = [];
    public string? Reason { get; init; }
    public RoundtableOutcome? Outcome { get; init; }
    public DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset? FinishedAt { get; init; }
    public long Serial { get; init; }
    public ImmutableArray<JournalEntry> Journal { get; init; } = [];
}
