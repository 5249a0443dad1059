using System.Collections.Immutable;
using AgentOps.Models;
using AgentOps.Models.Scripted;
using AgentOps.Models.Scripted.Conversation;
using AgentOps.Roundtables;
using AgentOps.Time;

namespace AgentOps.Grains.Tests.Roundtables;

public sealed class ScriptedConversationTests
{
    private static readonly string[] Six = ["opus", "brain", "growth", "creator", "twitter-alt", "observer"];

    public static TheoryData<string> Voices => [.. Talker.Names];

    [Theory]
    [MemberData(nameof(Voices))]
    public void A_voice_has_a_line_for_every_move(string name)
    {
        var talker = Talker.Named(name);

        foreach (var move in (string[])["open", "small", "ask", "answer", "answer_who", "answer_when", "answer_count", "answer_yes", "answer_compare", "claim", "figure", "memory", "object", "defend", "provoke", "concede", "agree", "build", "story", "report", "decide", "hand", "close", "rest"])
            talker.Lines(move).Length.ShouldBeGreaterThan(1, $"{name} {move}");
        talker.Moves.Count().ShouldBe(24);
    }

    [Theory]
    [MemberData(nameof(Voices))]
    public void Every_line_of_a_voice_can_be_said(string name)
    {
        var slots = new[] { "topic", "room", "facet", "claim", "claim2", "risk", "action", "pct", "people", "other", "owner", "last", "figure", "memory", "@opus", "@observer" }
            .SelectMany(s => new[] { (s, "the x"), (char.ToUpperInvariant(s[0]) + s[1..], "The x") }).DistinctBy(s => s.Item1).ToDictionary(s => s.Item1, s => s.Item2);
        var talker = Talker.Named(name);

        foreach (var line in talker.Moves.SelectMany(m => talker.Lines(m)))
        {
            var text = Line.Fill(line, slots, new(1));
            text.ShouldNotBeNull(line);
            text.Length.ShouldBeLessThan(TurnText.MaxLength, line);
            (text.Contains('{') || text.Contains('|')).ShouldBeFalse(line);
        }
    }

    [Fact]
    public void Five_hundred_turns_of_a_day_are_short_clean_and_never_the_same()
    {
        var spoken = new Spoken();
        var lines = Enumerable.Range(0, 60).SelectMany(i => Session(FormatCatalog.BuiltIn[i % 16].Name, "why people stop reading", (ulong)i, spoken)).Select(l => l.Text).ToList();

        lines.Count.ShouldBeGreaterThan(400);
        lines.Distinct().Count().ShouldBe(lines.Count);
        foreach (var line in lines) TurnText.Clean(line, Six, null).Text.ShouldBe(line);
    }

    [Fact]
    public void When_all_that_one_would_say_was_said_one_says_plainly_what_was_not()
    {
        var spoken = new Spoken();
        var lines = Enumerable.Range(0, 40).SelectMany(_ => Session("check_in", "short beats long", 5, spoken)).Select(l => l.Text).ToList();

        lines.Distinct().Count().ShouldBe(lines.Count);
    }

    [Fact]
    public void The_same_seed_says_the_same_words()
    {
        string Words() => string.Join('\n', Session("debate", "short beats long", 5, new()).Select(l => l.Text));

        Words().ShouldBe(Words());
    }

    [Fact]
    public void Voices_can_be_told_apart()
    {
        var lines = Enumerable.Range(0, 30).SelectMany(i => Session("strategy", "what we stop doing", (ulong)i, new())).ToList();

        lines.Where(l => l.Agent == "twitter-alt").ShouldAllBe(l => l.Text == l.Text.ToLowerInvariant() && !l.Text.Contains('!'));
        lines.Count(l => l.Agent == "brain" && (l.Text.Contains(';') || l.Text.Contains('%'))).ShouldBeGreaterThan(lines.Count(l => l.Agent == "brain") / 3);
        lines.Where(l => l.Agent is "opus" or "observer" or "brain").ShouldAllBe(l => !l.Text.Contains('!'));
    }

    [Theory]
    [InlineData("Who owns the draft?", "answer_who")]
    [InlineData("When would we know? Friday is an answer, Brain.", "answer_when")]
    [InlineData("Brain, how many cases is that; three, or three hundred?", "answer_count")]
    [InlineData("Compared to what, Brain?", "answer_compare")]
    [InlineData("brain, would you say that in a bar.", "answer_yes")]
    [InlineData("Is that measured, or remembered?", "answer")]
    [InlineData("Is that what happened, or what we wrote down?", "answer")]
    [InlineData("And the smallest version?", "answer")]
    [InlineData("The draft improves most in its second hour.", null)]
    public void A_question_is_answered_as_it_was_asked(string line, string? answer)
    {
        Question.AnswerTo(line).ShouldBe(answer);
        if (answer is null) return;
        var facts = Facts("strategy", "what we stop doing", 1) with { Speaker = "brain", N = 4, Said = [new("brain", "One.", Tone.Neutral), new("opus", "Two.", Tone.Neutral), new("growth", line, Tone.Neutral)] };

        Enumerable.Range(0, 300).Count(i => Moves.Plan(facts, new Dice((ulong)i)).First() == answer).ShouldBeInRange(225, 285);
    }

    [Fact]
    public void A_memory_is_brought_up_only_where_it_belongs()
    {
        const string memory = "The draft improves most in its second hour";
        int Quoted(string topic) => Enumerable.Range(0, 60).Count(i => Session("deep_dive", topic, (ulong)i, new()).Any(l => l.Text.Contains($"“{memory}”", StringComparison.OrdinalIgnoreCase)));

        Quoted("writing a first draft").ShouldBeGreaterThan(10);
        Quoted("where the budget goes").ShouldBe(0);
    }

    [Fact]
    public void A_figure_is_one_of_the_days_and_nothing_else_is_counted()
    {
        var said = Enumerable.Range(0, 40).SelectMany(i => Session("war_room", "the budget by tonight", (ulong)i, new(), figures: ["3 of 5 posts today"])).Select(l => l.Text).ToList();

        said.ShouldContain(l => l.Contains("3 of 5 posts today", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void What_is_distilled_was_said()
    {
        for (var i = 0UL; i < 40; i++)
        {
            var facts = Facts("standup", "today's one thing", i);
            facts = facts with { Speaker = null, Said = [.. Session("standup", "today's one thing", i, new())], MaxMemories = 6 };
            var answer = ConversationDistil.Write(new("studio", "distil", Some.Agent("opus"), TurnPrompt.ToJson(facts), i));
            var (outcome, fault) = DistilRules.Read(answer, [.. Six], true, new(6, 0.55m, 0.03m));

            fault.ShouldBeNull();
            outcome!.Dropped.ShouldBeLessThan(8);
            var all = string.Join('\n', facts.Said.Select(s => s.Text)).ToLowerInvariant();
            foreach (var memory in outcome.Memories)
            {
                var thought = memory.Content.TrimEnd('.').ToLowerInvariant();
                (all.Contains(thought) || Knowledge.All.Any(f => thought.StartsWith(f.Name.ToLowerInvariant()) && all.Contains(thought[f.Name.Length..].Trim()))).ShouldBeTrue(memory.Content);
            }

            foreach (var action in outcome.ActionItems) all.ShouldContain(action.Title.ToLowerInvariant());
        }
    }

    private static List<TurnFacts.Line> Session(string format, string topic, ulong seed, Spoken spoken, ImmutableArray<string> figures = default)
    {
        var facts = Facts(format, topic, seed) with { Figures = figures.IsDefault ? [] : figures };
        var dice = new Dice(seed);
        var last = "";
        for (var n = 1; n <= facts.Length; n++)
        {
            var agent = dice.Pick(Six.Where(a => a != last).ToList());
            var tone = (Tone)dice.Next(5);
            facts = facts with { Speaker = agent, N = n, Tone = n == 1 ? Tone.Neutral : tone };
            var script = new Script("studio", "turn", Some.Agent(agent), TurnPrompt.ToJson(facts), Dice.Seed(seed, "turn", $"{n}"));
            facts = facts with { Said = facts.Said.Add(new(agent, ConversationModel.Turn(script, spoken, Some.Now), facts.Tone)) };
            last = agent;
        }

        return [.. facts.Said];
    }

    private static TurnFacts Facts(string format, string topic, ulong seed) => new(
        "studio", seed, format, format is "standup", topic, "opus", 1, 8, Tone.Neutral,
        [.. Six.Select(a => new TurnFacts.Person(a, char.ToUpperInvariant(a[0]) + a[1..], "role"))], [], ["The draft improves most in its second hour."], [], [], 6);
}
