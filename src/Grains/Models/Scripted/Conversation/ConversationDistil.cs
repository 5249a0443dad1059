using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using AgentOps.Json;
using AgentOps.Roundtables;
using AgentOps.Time;

namespace AgentOps.Models.Scripted.Conversation;

/// <summary>Distils what was really said: each memory, drift and action item stands in a turn of the conversation (SPEC §8).</summary>
internal static class ConversationDistil
{
    private const double Backed = 0.16;

    private static readonly string[] Concessions =
    [
        "you are right", "you're right", "is right", "i was wrong", "better than mine", "better reason", "i withdraw", "good objection", "granted", "stand corrected", "fair;", "fair,", "fair hit", "point to",
        "lost that bet", "moved me", "i had it wrong", "good point", "good one", "wins. i had", "that was good",
    ];

    private static readonly string[] Objections =
    [
        "i doubt", "disagree", "careful", "not yet", "nope", "no,", "counterpoint", "too slow", "it's correct", "correction", "with respect", "vanity lap", "slow down there", "press release", "cute plan",
        "wears a tie", "the record is not", "i must note", "explains the case", "opinion with no deadline", "differently,", "not sure,",
    ];

    private static readonly string[] Tastes = ["i'd ", "i would ", "i believe", "my favourite", "favourite", "i like", "i prefer", "i hate", "love ", "i keep", "rather"];

    /// <summary>The answer to a distillation.</summary>
    internal static string Write(Script script)
    {
        var facts = JsonSerializer.Deserialize<TurnFacts>(script.Facts.ToString(), Wire.State)!;
        var dice = new Dice(script.Seed);
        return new JsonObject
        {
            ["memories"] = new JsonArray([.. Memories(facts, dice)]),
            ["drifts"] = new JsonArray([.. Drifts(facts)]),
            ["actionItems"] = new JsonArray([.. Actions(facts)]),
        }.ToJsonString(Wire.State);
    }

    private static IEnumerable<JsonObject> Memories(TurnFacts facts, Dice dice)
    {
        var found = new List<(string Type, string Agent, string Content, double Confidence, ImmutableArray<string> Tags)>();
        for (var i = 0; i < facts.Said.Length; i++)
        {
            var (agent, text) = (facts.Said[i].Agent, facts.Said[i].Text);
            var next = i + 1 < facts.Said.Length ? facts.Said[i + 1] : null;
            if (Spoken(text) is not { } thought) continue;
            var (facet, words, kind) = thought;
            var tags = Knowledge.Tags(facet.Domain);
            var shared = facts.Said.Where(s => s.Text.Contains(facet.Name, StringComparison.OrdinalIgnoreCase)).Select(s => s.Agent).Distinct().Count();
            var content = kind == 'a' ? Sentence(words) : Sentence($"{facet.Name} {words}");
            var heard = next is not null && next.Agent != agent;
            // Whom a colleague backs is surer of it.
            var backed = heard && next!.Tone == Tone.Supportive ? Backed : 0;
            if (Tastes.Any(t => text.Contains(t, StringComparison.OrdinalIgnoreCase))) found.Add(("preference", agent, content, 0.58 + backed, tags));
            else if (kind == 'a') found.Add(("strategy", agent, content, 0.66 + backed, tags));
            else if (kind == 'r') found.Add(("lesson", agent, content, 0.63 + backed, tags));
            else found.Add(shared > 1 && backed == 0 ? ("pattern", agent, content, 0.67, tags) : ("insight", agent, content, 0.61 + backed, tags));
            if (!heard) continue;
            if (Concedes(next!.Text)) found.Add(("lesson", next.Agent, content, 0.72, tags));
            else if (next.Tone == Tone.Supportive) found.Add((kind == 'a' ? "strategy" : "insight", next.Agent, content, 0.79, tags));
            else if (next.Tone == Tone.Agreement) found.Add((kind == 'a' ? "strategy" : "insight", next.Agent, content, 0.64, tags));
        }

        var left = found.DistinctBy(f => (f.Agent, f.Content)).ToList();
        var types = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var taken = 0; taken < facts.MaxMemories && left.Count > 0; taken++)
        {
            // What is rarest so far comes first, then what is surest: a conversation leaves more than one kind of thing behind.
            var best = left.OrderBy(f => types.GetValueOrDefault(f.Type)).ThenByDescending(f => f.Confidence).First();
            left.Remove(best);
            types[best.Type] = types.GetValueOrDefault(best.Type) + 1;
            yield return new()
            {
                ["agent"] = best.Agent,
                ["type"] = best.Type,
                ["content"] = best.Content,
                ["confidence"] = Math.Round(best.Confidence + dice.Between(-0.02, 0.07), 2),
                ["tags"] = new JsonArray([.. best.Tags.Select(t => JsonValue.Create(t))]),
            };
        }
    }

    private static IEnumerable<JsonObject> Drifts(TurnFacts facts)
    {
        var pairs = new SortedDictionary<string, (string A, string B, double Drift, double Most, string Reason)>(StringComparer.Ordinal);
        for (var i = 1; i < facts.Said.Length; i++)
        {
            var (now, before) = (facts.Said[i], facts.Said[i - 1]);
            if (now.Agent == before.Agent) continue;
            var step = Step(facts, now, i);
            var key = RoundtableRules.Pair(now.Agent, before.Agent);
            var pair = pairs.GetValueOrDefault(key, (now.Agent, before.Agent, 0, 0, ""));
            if (Math.Abs(step) > pair.Most) (pair.Most, pair.Reason) = (Math.Abs(step), Reason(facts, now, before, step));
            pairs[key] = pair with { Drift = pair.Drift + step };
        }

        foreach (var pair in pairs.Values.Where(p => Math.Abs(p.Drift) >= 0.003))
            yield return new() { ["a"] = pair.A, ["b"] = pair.B, ["drift"] = Math.Round(pair.Drift, 3), ["reason"] = pair.Reason };
    }

    private static double Step(TurnFacts facts, TurnFacts.Line line, int n)
    {
        if (Concedes(line.Text)) return 0.010;
        if (facts.Format == "conflict_resolution" && n > facts.Length / 2) return 0.008;
        if (line.Tone is not (Tone.Critical or Tone.Challenge) && Objections.Any(o => line.Text.Contains(o, StringComparison.OrdinalIgnoreCase))) return -0.005;
        var warmth = Moves.IsCasual(facts.Format) ? 0.002 : 0;
        return warmth + line.Tone switch
        {
            Tone.Supportive => 0.004,
            Tone.Agreement => 0.001,
            Tone.Critical => -0.006,
            Tone.Challenge => -0.011,
            _ => line.Text.EndsWith('?') ? 0.002 : 0,
        };
    }

    private static string Reason(TurnFacts facts, TurnFacts.Line now, TurnFacts.Line before, double step)
    {
        var (one, other) = (Name(facts, now.Agent), Name(facts, before.Agent));
        var did = Concedes(now.Text) ? "gave way to" : step switch { > 0.003 => "backed", > 0 => "agreed with", < -0.008 => "challenged", < 0 => "objected to", _ => "answered" };
        return $"{one} {did} {other}: “{TurnText.Cut(now.Text, 100).Replace('“', '‘').Replace('”', '’')}”";
    }

    private static IEnumerable<JsonObject> Actions(TurnFacts facts)
    {
        if (!facts.Formal) yield break;
        foreach (var said in facts.Said.Reverse())
        {
            if (Spoken(said.Text) is not { Kind: 'a' } action) continue;
            var owner = facts.People.Where(p => p.Key != said.Agent && said.Text.Contains(p.Name, StringComparison.OrdinalIgnoreCase))
                .OrderBy(p => said.Text.IndexOf(p.Name, StringComparison.OrdinalIgnoreCase)).FirstOrDefault()?.Key ?? said.Agent;
            yield return new() { ["agent"] = owner, ["title"] = Sentence(action.Words).TrimEnd('.'), ["kind"] = Knowledge.Kind(action.Facet.Domain) };
        }
    }

    /// <summary>The known thought that stands in a text: a truth, a risk or an action (<c>t</c>, <c>r</c>, <c>a</c>).</summary>
    private static (Facet Facet, string Words, char Kind)? Spoken(string text)
    {
        foreach (var facet in Knowledge.All)
        {
            foreach (var words in facet.Actions)
                if (text.Contains(words, StringComparison.OrdinalIgnoreCase)) return (facet, words, 'a');
            if (!text.Contains(facet.Name, StringComparison.OrdinalIgnoreCase)) continue;
            foreach (var words in facet.Risks)
                if (text.Contains(words, StringComparison.OrdinalIgnoreCase)) return (facet, words, 'r');
            foreach (var words in facet.Truths)
                if (text.Contains(words, StringComparison.OrdinalIgnoreCase)) return (facet, words, 't');
        }

        return null;
    }

    private static bool Concedes(string text) => Concessions.Any(c => text.Contains(c, StringComparison.OrdinalIgnoreCase));

    private static string Name(TurnFacts facts, string key) => facts.People.FirstOrDefault(p => p.Key == key)?.Name ?? key;

    private static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..] + ".";
}
