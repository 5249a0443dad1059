using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using AgentOps.Companies;
using AgentOps.Events;
using AgentOps.Intake;
using AgentOps.Journals;
using AgentOps.Json;
using AgentOps.Missions;
using AgentOps.Policies;
using AgentOps.Time;

namespace AgentOps.Reactions;

/// <summary>Who answers whose event (SPEC §2.7). Pure: company, state, matrix, events and time in; the next state out.</summary>
public static class ReactionRules
{
    private const int MaxPending = 100;
    private const int MaxPast = 200;

    /// <summary>The state after matching events in order; the same instance when nothing was queued or dropped.</summary>
    public static ReactionState Match(
        CompanyInfo company, ReactionState state, ReactionMatrixPolicy matrix, ImmutableArray<CompanyEvent> events, DateTimeOffset now)
    {
        var journal = new JournalWriter(company.Key, $"reaction/{company.Key}", state.Serial, now);
        var next = state;
        foreach (var @event in events)
        {
            foreach (var pattern in matrix.Patterns)
            {
                if (Answers(pattern, @event, next, company.Seed, now)) next = Queue(company, next, pattern, @event, journal);
            }
        }

        return ReferenceEquals(next, state) ? state : next with { Serial = journal.Serial, Journal = journal.ToJournal() };
    }

    /// <summary>The name of a pattern, by which its cooldown is kept: its cooldown ends when the pattern is changed.</summary>
    public static string NameOf(ReactionPattern pattern) => $"{pattern.Source}:{string.Join('+', pattern.Tags)}→{pattern.Target}:{pattern.Type}";

    private static bool Answers(ReactionPattern pattern, CompanyEvent @event, ReactionState state, ulong seed, DateTimeOffset now)
    {
        if (pattern.Target.Length == 0 || @event.Agent is null || @event.Agent == pattern.Target) return false;
        if (pattern.Source != "*" && pattern.Source != @event.Agent) return false;
        if (pattern.Tags.IsEmpty || !pattern.Tags.All(@event.Tags.Contains)) return false;
        var name = NameOf(pattern);
        if (state.AnsweredAt.TryGetValue(name, out var last) && now < last + TimeSpan.FromMinutes(pattern.Cooldown)) return false;
        if (state.Past.Any(p => p.EventId == @event.Id && p.Pattern == name)) return false;
        if (state.Past.Any(p => p.Root == @event.Cause.Root && p.Target == pattern.Target && @event.Cause.Depth >= p.Depth)) return false;
        return Dice.For(seed, "reaction", $"{name}/{@event.Id}").Chance(pattern.Probability);
    }

    private static ReactionState Queue(CompanyInfo company, ReactionState state, ReactionPattern pattern, CompanyEvent @event, JournalWriter journal)
    {
        var name = NameOf(pattern);
        if (state.Pending.Length >= MaxPending)
        {
            journal.Event(
                EventKinds.ReactionDropped, $"{company.NameOf(pattern.Target)} had no time to answer", @event.Cause.By($"event:{@event.Id}"), pattern.Target, @event.Refs,
                summary: $"{MaxPending} reactions wait already.", data: new { pattern = name });
            return state with { AnsweredAt = state.AnsweredAt.SetItem(name, journal.Now) };
        }

        var queued = journal.Event(
            EventKinds.ReactionQueued, $"{company.NameOf(pattern.Target)} wants to answer {company.NameOf(@event.Agent!)}", @event.Cause.By($"event:{@event.Id}"), pattern.Target, @event.Refs,
            summary: @event.Title, data: new { pattern = name });
        var cause = @event.Cause.By($"event:{queued}").Deeper();
        var id = journal.NextId();
        var request = new ProposeRequest(
            pattern.Target, Title(pattern, @event), $"{company.NameOf(pattern.Target)} answers {company.NameOf(@event.Agent!)}: {@event.Title}", [new(pattern.Type, Payload(pattern.Type, @event))],
            "reaction", name.Length <= 200 ? name : name[..200], $"reaction:{id}", cause);
        var past = state.Past.Add(new(@event.Cause.Root, pattern.Target, cause.Depth, @event.Id, name));
        return state with
        {
            Pending = state.Pending.Add(new(id, name, pattern.Target, pattern.Type, @event.Id, journal.Now, request)),
            AnsweredAt = state.AnsweredAt.SetItem(name, journal.Now),
            Past = past.Length > MaxPast ? past.RemoveAt(0) : past,
        };
    }

    private static string Title(ReactionPattern pattern, CompanyEvent @event)
    {
        if (pattern.Type == "post_tweet" && @event.Summary is { } draft) return Cut($"Post it: “{draft}”");
        var noun = StepWords.Noun(pattern.Type);
        var title = string.Create(CultureInfo.InvariantCulture, $"{char.ToUpperInvariant(noun[0])}{noun[1..]}: {Subject(@event)}");
        return Cut(title);
    }

    private static string Cut(string title) => title.Length <= 200 ? title : title[..199] + "…";

    private static JsonText Payload(string kind, CompanyEvent @event)
    {
        object payload = kind switch
        {
            "diagnose" => new { missionId = @event.Refs.MissionId?.ToString(), eventId = @event.Id.ToString(), error = @event.Summary },
            "post_tweet" when @event.Summary is { Length: > 0 and <= 280 } draft => new { text = draft },
            "crawl" or "post_tweet" or "deploy" or "notify" or "view" or "scan_signals" => new { },
            _ => new { topic = Subject(@event), text = @event.Summary },
        };
        return new(JsonSerializer.Serialize(payload, Wire.State));
    }

    /// <summary>What an event is about: what its title puts in quotation marks, as in “creator wrote “The line we cut””, else the title.</summary>
    private static string Subject(CompanyEvent @event)
    {
        var (open, close) = (@event.Title.IndexOf('“'), @event.Title.LastIndexOf('”'));
        return open >= 0 && close > open + 1 ? @event.Title[(open + 1)..close] : @event.Title;
    }
}
