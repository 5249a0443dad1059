using AgentOps.Companies;
using AgentOps.Intake;
using AgentOps.Journals;
using AgentOps.Json;
using AgentOps.Memories;
using AgentOps.Policies;
using AgentOps.Triggers;

namespace AgentOps.Grains.Tests.Triggers;

public sealed class ProactiveRulesTests
{
    internal static readonly TemplateProactive Research = new(
        "proactive_research", 360, "brain", "Open question: {topic}", "An open question costs less now.", ["reader habits", "failed steps", "confident guesses"],
        [new ProposedStep("research", new("""{"topic":"{topic}"}"""))]);

    private static readonly TriggerRule Rule = ProactiveRules.ToRule(Research);
    private static readonly CompanyInfo Company = Some.Company;

    [Fact]
    public void A_templates_rule_is_a_rule_that_can_be_in_force()
    {
        TriggerChecks.Check(Rule).ShouldBeEmpty();
        Rule.Conditions.Value.ShouldBe("""{"periodMinutes":360,"jitterMinutes":[25,45],"skip":[0.1,0.15],"topics":["reader habits","failed steps","confident guesses"]}""");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"periodMinutes":0,"topics":["a"]}""")]
    [InlineData("""{"periodMinutes":60,"topics":[]}""")]
    [InlineData("""{"periodMinutes":60,"topics":["a"],"skip":[0.5,0.1]}""")]
    [InlineData("""{"periodMinutes":60,"topics":["a"],"jitterMinutes":[5]}""")]
    [InlineData("""{"periodMinutes":"often","topics":["a"]}""")]
    public void Conditions_that_make_no_sense_are_refused(string conditions) =>
        TriggerChecks.Check(Rule with { Conditions = new(conditions) }).ShouldHaveSingleItem().Path.ShouldBe("conditions");

    [Fact]
    public void A_new_companys_rules_are_due_within_its_first_half_hour()
    {
        for (var i = 0; i < 200; i++)
        {
            var planned = ProactiveRules.Plan(Rule with { Name = $"rule{i}" }, new(), Company, Company.CreatedAt);
            (planned.DueAt!.Value - Company.CreatedAt).TotalMinutes.ShouldBeInRange(2, 30);
        }
    }

    [Fact]
    public void Turns_come_a_period_apart_and_by_the_jitter_late()
    {
        var state = Planned();
        var first = state.BaseAt!.Value;
        for (var turn = 1; turn <= 200; turn++)
        {
            state = ProactiveRules.Pass(Rule, state, Company, state.DueAt!.Value);
            state.Turn.ShouldBe(turn);
            (state.DueAt!.Value - (first + (TimeSpan.FromMinutes(360) * turn))).TotalMinutes.ShouldBeInRange(25, 45);
        }
    }

    [Fact]
    public void A_tenth_to_a_seventh_of_the_turns_is_skipped_and_three_in_ten_ask_memory_within_three_sigma()
    {
        const int Draws = 10_000;
        var skipped = Enumerable.Range(0, Draws).Count(turn => ProactiveRules.Skips(Rule, turn, Company));
        var asked = Enumerable.Range(0, Draws).Count(turn => ProactiveRules.AsksMemory(Rule, turn, Company, new()));

        Within(skipped, Draws, 0.125);
        Within(asked, Draws, 0.3);
        Enumerable.Range(0, 100).ShouldAllBe(turn => !ProactiveRules.AsksMemory(Rule, turn, Company, new MemoryInfluencePolicy { Enabled = false }));
    }

    [Fact]
    public void A_turn_is_decided_by_the_cheap_checks_first()
    {
        var state = Planned();
        var due = state.DueAt!.Value;

        ProactiveRules.Decide(Rule, state, Company, due - TimeSpan.FromSeconds(1)).ShouldBe(ProactiveDecision.NotDue);
        ProactiveRules.Decide(Rule with { Enabled = false }, state, Company, due).ShouldBe(ProactiveDecision.Pass);
        ProactiveRules.Decide(Rule, state, Company with { State = CompanyState.Paused }, due).ShouldBe(ProactiveDecision.Pass);
        ProactiveRules.Decide(Rule, state with { LastFiredAt = due - TimeSpan.FromMinutes(10) }, Company, due).ShouldBe(ProactiveDecision.Pass);
        ProactiveRules.Decide(Rule, state, Company, due).ShouldBeOneOf(ProactiveDecision.Fire, ProactiveDecision.Skip);
    }

    [Fact]
    public void What_was_missed_is_caught_up_once_a_little_later_and_no_more()
    {
        var state = Planned();
        var back = state.DueAt!.Value + TimeSpan.FromDays(3);

        ProactiveRules.Decide(Rule, state, Company, back).ShouldBe(ProactiveDecision.CatchUp);
        state = ProactiveRules.CatchUp(Rule, state, Company, back);
        (state.DueAt!.Value - back).TotalMinutes.ShouldBeInRange(0, 10);

        var late = state.DueAt.Value + TimeSpan.FromHours(1);
        ProactiveRules.Decide(Rule, state, Company, late).ShouldBeOneOf(ProactiveDecision.Fire, ProactiveDecision.Skip);
        state = ProactiveRules.Fire(Rule, state, Company, new("reader habits", null), late);
        state.DueAt!.Value.ShouldBeGreaterThan(late);
        state.Turn.ShouldBeGreaterThan(10);
        state.CatchingUp.ShouldBeFalse();
    }

    [Fact]
    public void A_skip_is_recorded_and_proposes_nothing()
    {
        var skipped = ProactiveRules.Skip(Rule, Planned(), Company, Some.Now);

        skipped.Journal.OfType<EventEntry>().ShouldHaveSingleItem().Kind.ShouldBe("trigger_skipped");
        skipped.Pending.ShouldBeEmpty();
    }

    [Fact]
    public void Topics_rotate_by_what_was_proposed()
    {
        var state = Planned();
        var topics = new List<string>();
        for (var i = 0; i < 6; i++)
        {
            var topic = ProactiveRules.Topic(Rule, state, []);
            topics.Add(topic.Topic);
            state = ProactiveRules.Fire(Rule, state, Company, topic, state.DueAt!.Value) with { Pending = [] };
            state = ProactiveRules.Skip(Rule, state, Company, state.DueAt!.Value);
        }

        topics.ShouldBe(["reader habits", "failed steps", "confident guesses", "reader habits", "failed steps", "confident guesses"]);
    }

    [Fact]
    public void A_memory_that_speaks_of_a_topic_chooses_it_and_is_named()
    {
        var memory = new Memory { Id = "brain.4", Type = MemoryType.Lesson, Content = "Steps that failed had no deadline", Confidence = 0.7m };

        var topic = ProactiveRules.Topic(Rule, Planned(), [new() { Id = "brain.1", Content = "Tea over coffee", Confidence = 0.9m }, memory]);
        topic.ShouldBe(new("failed steps", memory));

        var fired = ProactiveRules.Fire(Rule, Planned(), Company, topic, Some.Now);
        var request = fired.Pending.ShouldHaveSingleItem();
        request.MemoryId.ShouldBe("brain.4");
        request.Title.ShouldBe("Open question: failed steps");
        request.Steps.ShouldHaveSingleItem().Payload.Value.ShouldBe("""{"topic":"failed steps"}""");
        request.Reason!.ShouldContain("Steps that failed had no deadline");
        request.Cause!.Depth.ShouldBe(0);
        fired.Journal.OfType<EventEntry>().Single().Data!.Value.Value.ShouldContain("\"memoryInfluenced\":true");
        fired.Journal.OfType<RuleFiredEntry>().ShouldHaveSingleItem();
    }

    [Fact]
    public void A_memory_that_only_says_that_a_topic_was_worked_on_chooses_nothing_and_no_memory_chooses_the_last_topic_again()
    {
        var echo = new Memory { Id = "brain.4", Type = MemoryType.Strategy, Source = "mission", Content = "What worked for “Open question: failed steps”: research.", Confidence = 0.9m };
        var lesson = new Memory { Id = "brain.5", Type = MemoryType.Lesson, Content = "Steps that failed had no deadline", Confidence = 0.7m };

        ProactiveRules.Topic(Rule, Planned(), [echo]).ShouldBe(new("reader habits", null));
        ProactiveRules.Topic(Rule, Planned() with { LastTopic = "failed steps" }, [lesson]).ShouldBe(new("reader habits", null));
    }

    [Fact]
    public void A_changed_period_plans_the_next_turn_anew()
    {
        var state = Planned();
        var often = Rule with { Conditions = new JsonText("""{"periodMinutes":60,"topics":["a"]}""") };

        var planned = ProactiveRules.Plan(often, state, Company, state.DueAt!.Value);

        (planned.DueAt!.Value - state.DueAt.Value).TotalMinutes.ShouldBeInRange(85, 105);
        ProactiveRules.Plan(often, planned, Company, planned.DueAt.Value).ShouldBeSameAs(planned);
    }

    private static TriggerState Planned() => ProactiveRules.Plan(Rule, new(), Company, Company.CreatedAt);

    private static void Within(int hits, int draws, double probability) =>
        Math.Abs(hits - (draws * probability)).ShouldBeLessThan(3 * Math.Sqrt(draws * probability * (1 - probability)));
}
