using System.Globalization;
using System.Text.Json;
using AgentOps.Json;
using AgentOps.Memories;
using AgentOps.Roundtables;
using AgentOps.Time;

namespace AgentOps.Models.Scripted.Conversation;

/// <summary>
/// The scripted model in conversation (SPEC §8): plans a move, then words it in the persona's own grammar, about the topic, the day's real figures, real
/// memories and what was said, in at most 120 characters.
/// </summary>
internal static class ConversationModel
{
    private const int Tries = 60;
    private const int QuotedMemory = 62;
    private const double Stays = 0.5, Replies = 0.95;
    private const int LooksBack = 3;
    private const double Colours = 0.3;
    private static readonly string[] Colourable = ["claim", "answer", "object", "build", "agree", "report"];
    private static readonly string[] Times = ["today", "tonight", "tomorrow", "lunch", "friday", "thursday", "week"];
    private static readonly TimeSpan Day = TimeSpan.FromHours(20), Week = TimeSpan.FromDays(7);

    /// <summary>Words by which a topic shows that it is a thing: “credit for the good line”.</summary>
    private static readonly string[] Joints = [" of ", " and ", " with ", " that ", " for ", " in ", " against ", " at ", " after ", " we "];

    /// <summary>The next line.</summary>
    internal static string Turn(Script script, Spoken spoken, DateTimeOffset now)
    {
        var facts = JsonSerializer.Deserialize<TurnFacts>(script.Facts.ToString(), Wire.State)!;
        var dice = new Dice(script.Seed);
        var threads = Knowledge.Threads(facts.Topic, facts.Format, facts.Seed);
        var persona = Talker.Of(script.Agent);
        var echo = new Echo(facts, threads);
        var same = Same(facts);
        string? fallback = null;
        foreach (var move in Moves.Plan(facts, dice))
        {
            var lines = persona.Lines(move);
            for (var i = 0; i < Tries && !lines.IsEmpty; i++)
            {
                var line = dice.Pick((IReadOnlyList<string>)lines);
                // No two conversations of a day begin, argue or end in the same way; of a week neither, as long as there are other ways.
                if (i < Tries * 2 / 3 && !spoken.IsFresh(line, now, i < Tries / 3 ? Week : Day)) continue;
                var slots = Slots(same, facts, threads, dice, spoken, now, move, prefersFresh: i < Tries / 2);
                if (Line.Fill(line, slots, dice) is not { } filled) continue;
                var text = Finished(filled, persona);
                if (text.Length > TurnText.MaxLength || echo.Hears(text) || Stutters(text)) continue;
                fallback ??= text;
                if (Colourable.Contains(move)) text = Coloured(text, facts, persona, dice);
                if (!spoken.TrySay(text, now)) continue;
                spoken.Note(line, now);
                foreach (var facet in threads.Where(t => text.Contains(t.Name, StringComparison.OrdinalIgnoreCase))) spoken.Note($"facet {facet.Name}", now);
                foreach (var (facet, thought) in Thoughts(text, threads))
                {
                    spoken.Note(thought, now);
                    spoken.Note($"said {facet.Name} {thought}", now);
                    spoken.Note($"said {thought}", now);
                }

                if (slots.TryGetValue("memory", out var memory) && text.Contains(memory, StringComparison.OrdinalIgnoreCase)) spoken.Note($"memory {memory}", now);
                return text;
            }
        }

        // Every way of putting it was heard before: then plainly, what nobody has said yet.
        return Plainly(threads, persona).FirstOrDefault(text => !echo.Hears(text) && spoken.TrySay(text, now)) ?? fallback ?? $"{script.Agent.SignatureLine.TrimEnd('.')}; {threads[0].Name}.";
    }

    private static IEnumerable<string> Plainly(IReadOnlyList<Facet> threads, Talker persona) =>
        threads.SelectMany(f => f.Truths.Concat(f.Risks), (f, thought) => Finished($"{f.Name} {thought}.", persona)).Where(text => text.Length <= TurnText.MaxLength);

    /// <summary>What is the same for every line one could say now.</summary>
    private static Dictionary<string, string> Same(TurnFacts facts)
    {
        var slots = new Dictionary<string, string>(StringComparer.Ordinal);
        Put(slots, "topic", TopicOf(facts.Topic));
        Put(slots, "room", Room(facts.Format));
        slots["people"] = Spelled(facts.People.Length);
        // Some stories are about somebody: they are told when that one sits at the table.
        foreach (var person in facts.People) slots[$"@{person.Key}"] = person.Name;
        if (facts.Said.LastOrDefault() is { } said) slots["last"] = facts.People.FirstOrDefault(p => p.Key == said.Agent)?.Name ?? said.Agent;
        return slots;
    }

    private static Dictionary<string, string> Slots(
        Dictionary<string, string> same, TurnFacts facts, IReadOnlyList<Facet> threads, Dice dice, Spoken spoken, DateTimeOffset now, string move, bool prefersFresh)
    {
        var slots = new Dictionary<string, string>(same, StringComparer.Ordinal);
        slots["pct"] = (55 + (5 * dice.Next(8))).ToString(CultureInfo.InvariantCulture);
        var others = facts.People.Where(p => p.Key != facts.Speaker).ToList();
        if (others.Count > 0)
        {
            var other = dice.Pick(others);
            (slots["other"], slots["owner"]) = (other.Name, dice.Pick(others.Where(p => p != other).DefaultIfEmpty(other).ToList()).Name);
        }

        if (!facts.Figures.IsEmpty) Put(slots, "figure", dice.Pick((IReadOnlyList<string>)facts.Figures));
        if (move == "memory" && facts.Memories.Where(m => Touches(m, facts, threads)).Select(Quotable).Where(m => spoken.IsFresh($"memory {m}", now, Week) && spoken.IsFresh($"said {m}", now, Day)).ToList() is { Count: > 0 } memories)
            slots["memory"] = dice.Pick(memories);
        // Who closes brings up nothing new as long as there is another way to close.
        if (prefersFresh && facts.N >= facts.Length && !threads.Any(t => Named(facts, t))) return slots;
        var facet = Current(facts, threads, t => spoken.IsFresh($"facet {t.Name}", now, Day), move, dice);
        var second = dice.Pick(threads.Where(t => t != facet).DefaultIfEmpty(facet).ToList());
        string Of(IReadOnlyList<string> thoughts)
        {
            var unsaid = thoughts.Where(t => !facts.Said.Any(s => s.Text.Contains(t, StringComparison.OrdinalIgnoreCase))).ToList();
            var fresh = prefersFresh ? unsaid.Where(t => spoken.IsFresh(t, now, Week)).ToList() : [];
            return dice.Pick(fresh.Count > 0 ? fresh : unsaid.Count > 0 ? unsaid : thoughts);
        }

        Put(slots, "facet", facet.Name);
        Put(slots, "claim", $"{facet.Name} {Of(facet.Truths)}");
        Put(slots, "claim2", $"{second.Name} {Of(second.Truths)}");
        Put(slots, "risk", $"{facet.Name} {Of(facet.Risks)}");
        Put(slots, "action", Of(facet.Actions));
        return slots;
    }

    /// <summary>True when a frame and what it frames name the same time: “Today I close two old things today”.</summary>
    private static bool Stutters(string text) =>
        Times.Any(t => text.IndexOf(t, StringComparison.OrdinalIgnoreCase) is >= 0 and var at && text.IndexOf(t, at + t.Length, StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>A memory as it stands between quotation marks: what it quotes itself gets single ones.</summary>
    private static string Quotable(string memory) => TurnText.Cut(TurnText.Plain(memory).TrimEnd('.').Replace('“', '‘').Replace('”', '’'), QuotedMemory);

    private static bool Named(TurnFacts facts, Facet facet) => facts.Said.Any(s => s.Text.Contains(facet.Name, StringComparison.OrdinalIgnoreCase));

    /// <summary>A memory is brought up where it belongs: it is about the topic, or of the same field as what this conversation touches.</summary>
    private static bool Touches(string memory, TurnFacts facts, IReadOnlyList<Facet> threads) =>
        (Knowledge.Of(memory) is { } facet && (facet.Domain == threads[0].Domain || threads.Contains(facet))) || MemoryText.Covers(facts.Topic, memory, []) >= 0.5;

    /// <summary>
    /// Who answers, objects or builds on something stays with what was last named, lately or by whom they answer; others may move to what nobody has named yet.
    /// </summary>
    private static Facet Current(TurnFacts facts, IReadOnlyList<Facet> threads, Func<Facet, bool> isNew, string move, Dice dice)
    {
        // An opening names the topic; what is said of it is about something that is not the topic's own name.
        if (facts.Said.IsEmpty)
        {
            var others = threads.Where(t => !facts.Topic.Contains(t.Name, StringComparison.OrdinalIgnoreCase)).ToList();
            return others.FirstOrDefault(isNew) ?? others.FirstOrDefault() ?? threads[0];
        }

        var replies = move is not ("claim" or "figure" or "memory" or "story" or "report" or "ask");
        var ending = facts.Said.Length + 3 > facts.Length;
        for (var i = facts.Said.Length - 1; i >= Math.Max(0, facts.Said.Length - LooksBack); i--)
        {
            var text = facts.Said[i].Text;
            var named = threads.FirstOrDefault(t => text.Contains(t.Name, StringComparison.OrdinalIgnoreCase)) ?? (replies ? Knowledge.Of(text) : null);
            if (named is null) continue;
            // What was turned over four times is understood.
            if (dice.Chance(replies || ending ? Replies : facts.Said.Count(s => s.Text.Contains(named.Name, StringComparison.OrdinalIgnoreCase)) < 4 ? Stays : 0)) return named;
            break;
        }

        if (ending && threads.Where(t => Named(facts, t)).ToList() is { Count: > 0 } talkedOf) return dice.Pick(talkedOf);
        // Among the rest, what no other conversation of the day was about.
        var unnamed = threads.Where(t => !Named(facts, t)).ToList();
        return unnamed.Count > 0 && dice.Chance(0.8) ? unnamed.FirstOrDefault(isNew) ?? unnamed[0] : dice.Pick(threads);
    }

    private static IEnumerable<(Facet Facet, string Thought)> Thoughts(string text, IReadOnlyList<Facet> threads) =>
        threads.SelectMany(f => f.Truths.Concat(f.Risks).Concat(f.Actions), (f, t) => (f, t)).Where(t => text.Contains(t.t, StringComparison.OrdinalIgnoreCase));

    /// <summary>What memories did to a voice shows now and then (SPEC §7).</summary>
    private static string Coloured(string text, TurnFacts facts, Talker persona, Dice dice)
    {
        if (facts.Modifiers.IsEmpty || text.Contains('?') || !dice.Chance(Colours)) return text;
        var more = Tails.Of(dice.Pick((IReadOnlyList<string>)facts.Modifiers), dice);
        if (persona.LowerCase) more = more.ToLowerInvariant();
        return text.Length + 1 + more.Length <= TurnText.MaxLength ? $"{text} {more}" : text;
    }

    private static string Finished(string text, Talker persona)
    {
        text = text.Replace("..", ".", StringComparison.Ordinal).Replace("?.", "?", StringComparison.Ordinal).Replace("….", "…", StringComparison.Ordinal).Trim();
        return persona.LowerCase ? text.ToLowerInvariant() : Capital(text);
    }

    /// <summary>A topic as it can stand in a sentence: as it is when it begins like a thing or a clause, else in quotation marks.</summary>
    private static string TopicOf(string topic)
    {
        var text = TurnText.Cut(TurnText.Plain(topic).TrimEnd('.', '?', '!'), 46);
        if (text.Length == 0) return "this";
        var first = text.Split(' ')[0].ToLowerInvariant();
        return first.EndsWith("ing", StringComparison.Ordinal) || Joints.Any(j => text.Contains(j, StringComparison.OrdinalIgnoreCase)) || first is "what" or "who" or "why" or "how" or "where" or "when" or "whether" or "the" or "a" or "an" or "our" or "this" or "these" or "today's" or "tomorrow's" or "ten" or "small" or "favourite" or "one"
            ? char.ToLowerInvariant(text[0]) + text[1..]
            : $"“{text}”";
    }

    private static string Room(string format) => format switch
    {
        "debate" => "the debate",
        "war_room" => "the war room",
        "check_in" => "check-in",
        "content_review" => "the review",
        "briefing" => "the briefing",
        "retrospective" => "the retrospective",
        "conflict_resolution" => "clearing the air",
        "mentoring" => "the hour",
        "pitch" => "the pitch",
        "deep_dive" => "the deep dive",
        _ => format.Replace('_', ' '),
    };

    private static void Put(Dictionary<string, string> slots, string name, string value)
    {
        slots[name] = value;
        slots[Capital(name)] = Capital(value);
    }

    private static string Spelled(int n) => n switch { 2 => "two", 3 => "three", 4 => "four", 5 => "five", 6 => "six", _ => n.ToString(CultureInfo.InvariantCulture) };

    private static string Capital(string text) => text.Length > 0 && char.IsLower(text[0]) ? char.ToUpperInvariant(text[0]) + text[1..] : text;
}
