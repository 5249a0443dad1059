using System.Collections.Immutable;
using AgentOps.Journals;
using AgentOps.Memories;
using AgentOps.Models;
using AgentOps.Policies;
using AgentOps.Roundtables;

namespace AgentOps.Grains.Tests.Roundtables;

public sealed class RoundtableRulesTests
{
    private static readonly ModelCall Call = new("dialogue", "openai", "m", 100, 20, 0.01m, 5, Some.Now, null);

    [Fact]
    public void Opening_is_one_event_and_draws_a_length_within_the_formats_bounds()
    {
        var lengths = Enumerable.Range(0, 200).Select(i => Opened(i).Length).ToList();

        lengths.Min().ShouldBe(6);
        lengths.Max().ShouldBe(10);
        Opened(1).Journal.OfType<EventEntry>().ShouldHaveSingleItem().Kind.ShouldBe("roundtable_started");
    }

    [Fact]
    public void A_turn_is_one_event_of_the_agent_who_was_drawn_and_a_pause_follows()
    {
        var state = Opened(1);
        var (agent, _, _, _) = RoundtableRules.Next(state, Some.Company);
        var said = Said(state, 1, "We begin.");

        said.Turns.ShouldHaveSingleItem().Agent.ShouldBe(agent);
        var told = said.Journal.OfType<EventEntry>().ShouldHaveSingleItem();
        (told.Kind, told.Agent, told.Summary).ShouldBe(("roundtable_turn", agent, "We begin."));
        (said.NextAt - Some.Now).TotalSeconds.ShouldBeInRange(3, 8);
    }

    [Fact]
    public void An_answer_to_another_turn_than_the_next_only_comes_to_the_accounts()
    {
        var state = Said(Opened(1), 1, "We begin.");
        var late = RoundtableRules.Said(state, new(1, "Again.", null, [Call], false), Some.Company, PolicySet.Defaults, Some.Now);

        late.Turns.ShouldBe(state.Turns);
        late.Journal.OfType<EventEntry>().ShouldBeEmpty();
        late.Journal.OfType<CallEntry>().ShouldHaveSingleItem().RoundtableId.ShouldBe(state.Id);
        RoundtableRules.Said(state, new(1, "Again.", null, [], false), Some.Company, PolicySet.Defaults, Some.Now).ShouldBeSameAs(state);
    }

    [Fact]
    public void A_turns_cost_is_taken_from_the_days_budget_of_company_and_agent()
    {
        var state = RoundtableRules.Said(Opened(1), new(1, "We begin.", null, [Call], false), Some.Company, PolicySet.Defaults, Some.Now);

        state.Journal.OfType<QuotaEntry>().Select(q => (q.Gate, q.Usd)).ShouldBe([("llm_budget", 0.01m), ($"llm_budget:{state.Turns[0].Agent}", 0.01m)]);
    }

    [Fact]
    public void Nobody_speaks_after_the_last_turn_and_the_distillation_is_next()
    {
        var state = Opened(1);
        for (var n = 1; state.Status == RoundtableStatus.Running; n++) state = Said(state, n, $"Line {n}.");

        state.Status.ShouldBe(RoundtableStatus.Distilling);
        state.Turns.Length.ShouldBe(state.Length);
        state.Turns.Zip(state.Turns.Skip(1)).ShouldAllBe(pair => pair.First.Agent != pair.Second.Agent);
    }

    [Fact]
    public void Without_words_the_conversation_ends_early_and_says_why_and_keeps_what_was_said()
    {
        var state = RoundtableRules.Said(Said(Opened(1), 1, "We begin."), new(2, null, "The model hangs.", [], false), Some.Company, PolicySet.Defaults, Some.Now);

        (state.Status, state.Reason, state.Turns.Length).ShouldBe((RoundtableStatus.Failed, "The model hangs.", 1));
        state.Journal.OfType<EventEntry>().ShouldHaveSingleItem().Kind.ShouldBe("roundtable_failed");
        state.FinishedAt.ShouldBe(Some.Now);
    }

    [Fact]
    public void What_a_conversation_leaves_has_traces_of_its_own()
    {
        var state = Opened(1) with
        {
            Status = RoundtableStatus.Applying,
            Outcome = new([new("opus", MemoryType.Lesson, "One.", 0.6m, []), new("brain", MemoryType.Lesson, "Two.", 0.6m, []), new("opus", MemoryType.Lesson, "Three.", 0.6m, [])], [], [], 0),
        };

        RoundtableEffects.Memories(state).SelectMany(g => g.Select(m => $"{g.Key} {m.Trace}")).ShouldBe(
            [$"opus roundtable:{state.Id}:1", $"opus roundtable:{state.Id}:3", $"brain roundtable:{state.Id}:2"]);
        RoundtableEffects.Memories(state).First().First().Cause.Direct.ShouldBe($"roundtable:{state.Id}");
        RoundtableRules.Applied(state, Some.Company, Some.Now).Journal.OfType<EventEntry>().ShouldHaveSingleItem().Kind.ShouldBe("roundtable_finished");
    }

    [Theory]
    [InlineData("opus", Tone.Neutral, true)]
    [InlineData("opus", Tone.Critical, true)]
    [InlineData("opus", Tone.Agreement, false)]
    [InlineData("brain", Tone.Neutral, false)]
    public void What_an_agent_had_in_mind_gets_a_second_source_when_somebody_else_says_it_or_agrees(string says, Tone answer, bool derived)
    {
        const string insight = "The median is what a normal Tuesday looks like.";
        RoundtableTurn Turn(int n, string agent, string text, Tone tone) => new(n, agent, text, tone, Some.Now, new("weighted", "1", [], null, null, null, null));
        var state = Opened(1) with
        {
            Status = RoundtableStatus.Applying,
            Recalled = [new("opus", "opus.4", MemoryType.Insight, insight, 0.8m, false)],
            Turns = [Turn(1, says, $"Plainly: {insight}", Tone.Neutral), Turn(2, says == "opus" ? "brain" : "opus", "I heard it.", answer)],
            Outcome = new([new("opus", MemoryType.Insight, insight, 0.6m, [])], [], [], 0),
        };

        RoundtableEffects.Memories(state).Single().Single().DerivedFrom.ShouldBe(derived ? ["opus.4"] : []);
    }

    private static RoundtableState Said(RoundtableState state, int n, string text) =>
        RoundtableRules.Said(state, new(n, text, null, [], false), Some.Company, PolicySet.Defaults, Some.Now);

    private static RoundtableState Opened(int seed)
    {
        var plan = new RoundtablePlan(new Guid(seed, 0, 0, new byte[8]), "debate", "Debate", "short beats long", ["opus", "brain", "growth"], "schedule", new("schedule:1", "schedule:1", 0), Some.Now);
        return RoundtableRules.Open(
            plan, new(Some.Company, FormatCatalog.Find(null, "debate")!, PolicySet.Defaults, ImmutableSortedDictionary<string, decimal>.Empty, [], [], []), Some.Now);
    }
}
