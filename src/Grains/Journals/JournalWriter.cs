using System.Collections.Immutable;
using System.Text.Json;
using AgentOps.Causes;
using AgentOps.Events;
using AgentOps.Json;
using AgentOps.Time;

namespace AgentOps.Journals;

/// <summary>Collects the entries of one write. Ids come from the grain's origin and its running serial, so that they are never reused.</summary>
public sealed class JournalWriter(CompanyKey company, string origin, long serial, DateTimeOffset now)
{
    private readonly ImmutableArray<JournalEntry>.Builder _entries = ImmutableArray.CreateBuilder<JournalEntry>();

    /// <summary>The moment of this write.</summary>
    public DateTimeOffset Now => now;

    /// <summary>The serial to keep in the state.</summary>
    public long Serial { get; private set; } = serial;

    /// <summary>True when nothing was written.</summary>
    public bool IsEmpty => _entries.Count == 0;

    /// <summary>A fresh id.</summary>
    public Guid NextId() => Ids.Of(now, origin, ++Serial);

    /// <summary>Adds any entry.</summary>
    public void Add(JournalEntry entry) => _entries.Add(entry);

    /// <summary>Adds an event and returns its id. What began outside is untrusted all the way: titles and summaries carry the words of those who began it.</summary>
    public Guid Event(
        string kind,
        string title,
        Cause cause,
        string? agent = null,
        EventRefs? refs = null,
        ImmutableArray<string> tags = default,
        string? summary = null,
        object? data = null,
        bool untrusted = false)
    {
        var id = NextId();
        JsonText? json = data switch { null => null, JsonText text => text, _ => new JsonText(JsonSerializer.Serialize(data, Wire.State)) };
        Add(new EventEntry(
            id, company.Value, now, agent, kind, title, summary, tags.IsDefault ? EventTags.Of(kind) : tags, refs ?? EventRefs.None, cause, json, untrusted || cause.BeganOutside()));
        return id;
    }

    /// <summary>Moves a counter; nothing is written for a move of nothing.</summary>
    public void Quota(string gate, string day, long count, decimal usd = 0)
    {
        if (count != 0 || usd != 0) Add(new QuotaEntry(company.Value, gate, day, count, usd));
    }

    /// <summary>What was collected.</summary>
    public ImmutableArray<JournalEntry> ToJournal() => _entries.ToImmutable();
}
