using System.Collections.Immutable;
using AgentOps.Causes;
using AgentOps.Events;
using AgentOps.Journals;
using AgentOps.Policies;

namespace AgentOps.Memories;

/// <summary>What an agent comes to remember (SPEC §4). Pure: memories, policy and time in; the next state with its journal out.</summary>
public static class MemoryRules
{
    /// <summary>From here on two memories of a type say the same.</summary>
    public const double SameAs = 0.8;

    /// <summary>From here on what happened bears out an insight.</summary>
    public const double BearsOut = 0.5;

    private const int MaxTrace = 120;
    private const int MaxDerived = 8;
    private const int Marks = 400;

    /// <summary>
    /// Writes what is new, in order. What says the same as a memory from another source confirms it instead; what says the contrary, or is derived from
    /// a memory of its type, takes its place. What rests on text from outside neither confirms nor replaces what does not.
    /// </summary>
    public static MemoryChange Remember(AgentKey agent, string who, MemoryState state, ImmutableArray<NewMemory> memories, MemoryPolicy policy, DateTimeOffset now)
    {
        var journal = new JournalWriter(agent.Company, $"memory/{agent}", state.Serial, now);
        var written = ImmutableArray.CreateBuilder<KeptMemory>();
        var next = state;
        foreach (var memory in memories)
        {
            if (Shape(agent, next, memory, now) is not { } shaped || memory.Confidence < (decimal)policy.MinConfidence || Knows(next, shaped.Trace)) continue;
            if (Twin(next, shaped) is { } twin)
            {
                next = Mark(Confirm(agent, next, twin, shaped), shaped.Trace);
                continue;
            }

            if (MemoryRoom.For(next.Items, shaped.Bytes(), MemoryRoom.Limit(policy)) is not { } room) continue;
            next = Mark(next with { Items = room.Items.Add(shaped), Last = shaped.N }, [.. room.Gone.Select(m => m.Trace)]);
            next = BearOut(next, shaped);
            Tell(agent, who, shaped, journal);
            next = Supersede(agent, who, next, shaped, journal);
            written.Add(shaped);
        }

        return ReferenceEquals(next, state) ? new(state, []) : new(Sealed(next, journal), written.ToImmutable());
    }

    /// <summary>The memories that fit, best first: promoted ones, then the most confident, then the most used, then the newest.</summary>
    public static ImmutableArray<KeptMemory> Find(MemoryState state, MemoryQuery query) =>
    [
        .. state.Items
            .Where(m => m.Active && m.Confidence >= query.MinConfidence && (query.Types.IsDefaultOrEmpty || query.Types.Contains(m.Type)))
            .OrderByDescending(m => m.Promoted ?? false).ThenByDescending(m => m.Confidence).ThenByDescending(m => m.Uses ?? 0).ThenByDescending(m => m.N)
            .Take(Math.Max(0, query.Limit)),
    ];

    /// <summary>Recall that counts as use.</summary>
    public static MemoryChange Use(MemoryState state, MemoryQuery query, DateTimeOffset now)
    {
        var found = Find(state, query);
        if (found.IsEmpty) return new(state, found);
        var used = found.Select(m => m with { UsedAt = now.ToUnixTimeSeconds(), Uses = (m.Uses ?? 0) + 1, FadedAt = null }).ToImmutableArray();
        return new(state with { Items = Put(state.Items, used), Journal = [] }, used);
    }

    /// <summary>Takes memories back, with everything derived from them here. Nothing when none of them is known and nothing was derived.</summary>
    public static MemoryChange Revoke(AgentKey agent, string who, MemoryState state, ImmutableArray<string> ids, Cause cause, DateTimeOffset now)
    {
        var gone = new HashSet<string>(ids, StringComparer.Ordinal);
        var lost = ImmutableArray.CreateBuilder<KeptMemory>();
        for (var found = true; found;)
        {
            found = false;
            foreach (var memory in state.Items.Except(lost))
            {
                var id = KeptMemory.Id(agent.Agent, memory.N);
                if (!gone.Contains(id) && !(memory.DerivedFrom ?? []).Any(gone.Contains)) continue;
                gone.Add(id);
                lost.Add(memory);
                found = true;
            }
        }

        if (lost.Count == 0) return new(state, []);
        var journal = new JournalWriter(agent.Company, $"memory/{agent}", state.Serial, now);
        foreach (var memory in lost)
        {
            var id = KeptMemory.Id(agent.Agent, memory.N);
            journal.Event(
                EventKinds.MemoryRevoked, $"{who} no longer believes it", cause, agent.Agent, tags: EventTags.Of(EventKinds.MemoryRevoked, Name(memory.Type)),
                summary: memory.Text, data: new { memoryId = id, derived = !ids.Contains(id) }, untrusted: memory.Untrusted ?? false);
        }

        var revoked = lost.Select(m => KeptMemory.Id(agent.Agent, m.N)).ToImmutableArray();
        var rest = state with { Items = [.. state.Items.Except(lost)], Revoked = state.Revoked.Add(new(revoked, cause, now)) };
        return new(Sealed(Mark(rest, [.. lost.Select(m => m.Trace)]), journal), lost.ToImmutable());
    }

    /// <summary>True when a trace has been here, whatever became of it.</summary>
    public static bool Knows(MemoryState state, string trace) => state.Items.Any(m => m.Trace == trace) || state.Gone.Contains(MemoryText.Mark(trace));

    internal static ImmutableArray<KeptMemory> Put(ImmutableArray<KeptMemory> items, ImmutableArray<KeptMemory> changed)
    {
        var byNumber = changed.ToDictionary(m => m.N);
        return [.. items.Select(m => byNumber.GetValueOrDefault(m.N, m))];
    }

    internal static MemoryState Sealed(MemoryState state, JournalWriter journal) => state with { Serial = journal.Serial, Journal = journal.ToJournal() };

    internal static string Name(MemoryType type) => type.ToString().ToLowerInvariant();

    private static KeptMemory? Shape(AgentKey agent, MemoryState state, NewMemory memory, DateTimeOffset now)
    {
        var text = MemoryText.Clean(memory.Content);
        if (text.Length == 0 || memory.Trace.Length is 0 or > MaxTrace) return null;
        var from = memory.DerivedFrom.IsDefaultOrEmpty ? [] : memory.DerivedFrom.Distinct().Take(MaxDerived).ToImmutableArray();
        var tags = MemoryText.Tags(memory.Tags);
        var untrusted = memory.Untrusted || state.Items.Any(m => m.Untrusted == true && from.Contains(KeptMemory.Id(agent.Agent, m.N)));
        return new()
        {
            N = state.Last + 1,
            Type = memory.Type,
            Text = text,
            Confidence = Math.Round(Math.Clamp(memory.Confidence, 0m, 1m), 2, MidpointRounding.AwayFromZero),
            Source = memory.Source.Length <= 24 ? memory.Source : memory.Source[..24],
            Trace = memory.Trace,
            At = now.ToUnixTimeSeconds(),
            Tags = tags.IsEmpty ? null : tags,
            Untrusted = untrusted ? true : null,
            DerivedFrom = from.IsEmpty ? null : from,
            Cause = memory.Cause,
        };
    }

    /// <summary>What says the same: nearly, when it is of the same type; word for word, of whatever type.</summary>
    private static KeptMemory? Twin(MemoryState state, KeptMemory memory) => state.Items.FirstOrDefault(
        m => (Alike(m, memory) || (m.Active && m.N != memory.N && MemoryText.Likeness(m.Text, memory.Text) >= 1)) && MemoryText.Denies(m.Text) == MemoryText.Denies(memory.Text));

    private static bool Alike(KeptMemory old, KeptMemory memory) =>
        old.Active && old.Type == memory.Type && old.N != memory.N && MemoryText.Likeness(old.Text, memory.Text) >= SameAs;

    /// <summary>A second source: another cause, not the memory itself said again, and not one from outside for a memory that is not.</summary>
    private static MemoryState Confirm(AgentKey agent, MemoryState state, KeptMemory twin, KeptMemory memory) =>
        twin.Cause.Direct == memory.Cause.Direct || (memory.DerivedFrom ?? []).Contains(KeptMemory.Id(agent.Agent, twin.N)) || (memory.Untrusted == true && twin.Untrusted != true)
            ? state
            : state with { Items = Put(state.Items, [twin with { Confirmed = (twin.Confirmed ?? 0) + 1 }]) };

    /// <summary>What really happened confirms the insights that said so.</summary>
    private static MemoryState BearOut(MemoryState state, KeptMemory memory)
    {
        if (memory.Source is not ("outcome" or "mission") || memory.Untrusted == true) return state;
        var borneOut = state.Items
            .Where(m => m.Active && m.Type == MemoryType.Insight && m.N != memory.N && m.Cause.Direct != memory.Cause.Direct
                && MemoryText.Likeness(m.Text, memory.Text) >= BearsOut && MemoryText.Denies(m.Text) == MemoryText.Denies(memory.Text))
            .Select(m => m with { Confirmed = (m.Confirmed ?? 0) + 1 }).ToImmutableArray();
        return borneOut.IsEmpty ? state : state with { Items = Put(state.Items, borneOut) };
    }

    private static MemoryState Supersede(AgentKey agent, string who, MemoryState state, KeptMemory memory, JournalWriter journal)
    {
        var from = memory.DerivedFrom ?? [];
        var replaced = state.Items
            .Where(m => m.Active && m.N != memory.N && m.Type == memory.Type && (m.Untrusted == true || memory.Untrusted != true)
                && (from.Contains(KeptMemory.Id(agent.Agent, m.N)) || Alike(m, memory)))
            .Select(m => m with { SupersededBy = memory.N }).ToImmutableArray();
        foreach (var old in replaced)
        {
            journal.Event(
                EventKinds.MemorySuperseded, $"{who} thinks differently now", memory.Cause, agent.Agent, Refs(memory.Cause),
                EventTags.Of(EventKinds.MemorySuperseded, Name(old.Type)), old.Text,
                new { memoryId = KeptMemory.Id(agent.Agent, old.N), supersededBy = KeptMemory.Id(agent.Agent, memory.N) }, old.Untrusted ?? false);
        }

        return replaced.IsEmpty ? state : state with { Items = Put(state.Items, replaced) };
    }

    private static void Tell(AgentKey agent, string who, KeptMemory memory, JournalWriter journal) => journal.Event(
        EventKinds.MemoryWritten, $"{who} remembers {(memory.Type == MemoryType.Insight ? "an" : "a")} {Name(memory.Type)}", memory.Cause, agent.Agent, Refs(memory.Cause),
        EventTags.Of(EventKinds.MemoryWritten, Name(memory.Type)), memory.Text,
        new { memoryId = KeptMemory.Id(agent.Agent, memory.N), type = memory.Type, memory.Confidence, memory.Trace, memory.DerivedFrom }, memory.Untrusted ?? false);

    /// <summary>The conversation or mission that a cause names.</summary>
    private static EventRefs Refs(Cause cause)
    {
        var colon = cause.Direct.IndexOf(':');
        if (colon < 0 || !Guid.TryParseExact(cause.Direct.AsSpan(colon + 1), "D", out var id)) return EventRefs.None;
        return cause.Direct[..colon] switch
        {
            "roundtable" => new(RoundtableId: id),
            "mission" => new(MissionId: id),
            _ => EventRefs.None,
        };
    }

    private static MemoryState Mark(MemoryState state, params ReadOnlySpan<string> traces)
    {
        if (traces.IsEmpty) return state;
        var gone = state.Gone.ToBuilder();
        foreach (var trace in traces) gone.Add(MemoryText.Mark(trace));
        return state with { Gone = gone.Count > Marks ? [.. gone.Skip(gone.Count - Marks)] : gone.ToImmutable() };
    }
}
