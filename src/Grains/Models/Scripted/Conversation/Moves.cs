using AgentOps.Roundtables;
using AgentOps.Time;

namespace AgentOps.Models.Scripted.Conversation;

/// <summary>
/// What a speaker does next (SPEC §8): open, ask, answer, claim, bring a figure, remember, object, defend, provoke, concede, agree, build on, tell a story,
/// report, decide, hand over, close. By where the conversation stands, its format, the tone, and the last turn. Pure.
/// </summary>
internal static class Moves
{
    private static readonly (string Move, int Weight)[] AtWork = [("claim", 34), ("ask", 14), ("build", 16), ("figure", 12), ("memory", 28), ("object", 12), ("story", 5)];
    private static readonly (string Move, int Weight)[] First = [("claim", 60), ("memory", 18), ("figure", 10), ("story", 12)];
    private static readonly (string Move, int Weight)[] OffDuty = [("story", 32), ("claim", 28), ("ask", 14), ("agree", 8), ("memory", 14), ("build", 6), ("provoke", 4)];
    private static readonly (string Move, int Weight)[] Arguing = [("object", 30), ("claim", 28), ("provoke", 10), ("figure", 12), ("memory", 12), ("concede", 12)];

    /// <summary>True for conversations off duty.</summary>
    internal static bool IsCasual(string format) => format is "watercooler" or "night_shift" or "deep_discussion";

    /// <summary>The moves to try, best first.</summary>
    internal static IEnumerable<string> Plan(TurnFacts facts, Dice dice)
    {
        var first = Choose(facts, dice);
        yield return first;
        if (first.StartsWith("answer_", StringComparison.Ordinal)) yield return "answer";
        yield return Drawn(IsCasual(facts.Format) ? OffDuty : AtWork, facts, dice);
        yield return "claim";
        yield return "build";
        yield return "agree";
    }

    private static string Choose(TurnFacts facts, Dice dice)
    {
        var casual = IsCasual(facts.Format);
        if (facts.N == 1) return casual ? "small" : "open";
        if (facts.N >= facts.Length) return casual ? "rest" : "close";
        var left = facts.Length - facts.N;
        if (facts.Formal && facts.N > 2 && left <= 2) return left == 2 ? "decide" : "hand";
        if (facts.Format is "pitch" or "strategy" && facts.N > 2 && left == 1) return "decide";
        if (facts.Format is "conflict_resolution" && facts.N > facts.Length / 2 && facts.Tone is Tone.Critical or Tone.Challenge && dice.Chance(0.6)) return "concede";
        var first = facts.Said.All(s => s.Agent != facts.Speaker);
        if (first && facts.Format is "standup" or "briefing" or "check_in" && first && dice.Chance(0.7)) return "report";
        // Who opens speaks to the topic, not to somebody: their question is taken up, not answered.
        var asked = facts.N > 2 ? Question.AnswerTo(facts.Said[^1].Text) : null;
        return facts.Tone switch
        {
            Tone.Challenge => dice.Chance(0.55) ? "provoke" : "object",
            Tone.Critical when asked is not null => dice.Chance(0.6) ? asked : "object",
            Tone.Critical => dice.Chance(0.12) ? "concede" : dice.Chance(0.75) ? "object" : "ask",
            _ when asked is not null => dice.Chance(0.85) ? asked : "claim",
            _ when facts.N == 2 => Drawn(First, facts, dice),
            Tone.Supportive => dice.Chance(0.6) ? "build" : first || dice.Chance(0.5) ? "agree" : "concede",
            _ when Attacked(facts) => dice.Chance(0.6) ? "defend" : dice.Chance(0.5) ? "concede" : "build",
            Tone.Agreement => dice.Chance(0.4) ? "agree" : dice.Chance(0.4) ? "build" : "memory",
            _ => Drawn(facts.Format is "debate" or "pitch" or "war_room" ? Arguing : casual ? OffDuty : AtWork, facts, dice),
        };
    }

    /// <summary>True when the last speaker went against what this one had said.</summary>
    private static bool Attacked(TurnFacts facts) => facts.Said[^1].Tone is Tone.Critical or Tone.Challenge && facts.Said.Length > 1 && facts.Said[^2].Agent == facts.Speaker;

    private static string Drawn((string Move, int Weight)[] weights, TurnFacts facts, Dice dice)
    {
        var possible = weights.Where(w => (w.Move != "figure" || !facts.Figures.IsEmpty) && (w.Move != "memory" || !facts.Memories.IsEmpty)).ToList();
        var roll = dice.Next(possible.Sum(w => w.Weight));
        foreach (var (move, weight) in possible)
        {
            if (roll < weight) return move;
            roll -= weight;
        }

        return possible[^1].Move;
    }
}
