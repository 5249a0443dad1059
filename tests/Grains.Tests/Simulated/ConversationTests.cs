using AgentOps.Keys;
using AgentOps.Memories;
using AgentOps.Models;
using AgentOps.Relationships;
using AgentOps.Roundtables;

namespace AgentOps.Grains.Tests.Simulated;

public sealed class ConversationTests
{
    private const string Learned = """
        {"memories":[{"agent":"opus","type":"lesson","content":"Short beats long.","confidence":0.7,"tags":["content"]}],
         "drifts":[{"a":"opus","b":"brain","drift":0.02,"reason":"They agreed."}],
         "actionItems":[{"agent":"brain","title":"Measure it","kind":"analyze"}]}
        """;

    [Fact]
    public void A_conversation_is_spoken_turn_by_turn_and_leaves_memories_drift_and_work()
    {
        using var company = new TalkingCompany(WrittenModel.Talkative(_ => Learned));
        var id = company.Convene("brainstorm", "opus", "brain", "growth").Roundtable!.Id;
        company.Pass(5);

        var held = company.Roundtable(id);
        held.Status.ShouldBe(RoundtableStatus.Succeeded);
        held.Turns.Length.ShouldBeInRange(6, 12);
        held.Turns.Select(t => t.N).ShouldBe(Enumerable.Range(1, held.Turns.Length));
        held.Turns.Zip(held.Turns.Skip(1)).ShouldAllBe(p => p.First.Agent != p.Second.Agent && (p.Second.At - p.First.At).TotalSeconds >= 3 && (p.Second.At - p.First.At).TotalSeconds < 8.1);
        company.Events.Where(e => e.Refs.RoundtableId == id && e.Kind.StartsWith("roundtable", StringComparison.Ordinal)).Select(e => e.Kind).ShouldBe(
            ["roundtable_started", .. Enumerable.Repeat("roundtable_turn", held.Turns.Length), "roundtable_finished"]);
        Memories(company, "opus").ShouldHaveSingleItem().Trace.ShouldBe($"roundtable:{id}:1");
        Affinity(company, "brain", "opus").ShouldBe(0.52m);
        var proposal = company.Database.Proposals(TalkingCompany.Key).ShouldHaveSingleItem();
        (proposal.Agent, proposal.Title, proposal.Source, proposal.Cause.Direct, proposal.Cause.Root).ShouldBe(("brain", "Measure it", "action_item", $"roundtable:{id}", "person:test"));
        company.Database.Calls(TalkingCompany.Key).Length.ShouldBe(held.Turns.Length + 1);
    }

    [Fact]
    public void A_server_killed_between_any_two_turns_goes_on_without_repeating_or_losing_one()
    {
        using var company = new TalkingCompany(WrittenModel.Talkative(_ => Learned));
        var id = company.Convene("war_room", "opus", "brain", "growth").Roundtable!.Id;
        for (var i = 0; i < 12; i++)
        {
            company.Pass(0.07 * (1 + (i % 3)));
            company.Cluster.KillSilo();
            company.Cluster.RestartSilo();
            company.Run(() => company.Schedule.Recover());
        }

        company.Pass(10);
        var held = company.Roundtable(id);
        held.Status.ShouldBe(RoundtableStatus.Succeeded);
        held.Turns.Select(t => t.N).ShouldBe(Enumerable.Range(1, held.Turns.Length));
        held.Turns.Select(t => t.Text).Distinct().Count().ShouldBe(held.Turns.Length);
        company.Events.Count(e => e.Kind == "roundtable_turn").ShouldBe(held.Turns.Length);
        company.Events.Count(e => e.Kind == "roundtable_finished").ShouldBe(1);
        Memories(company, "opus").Length.ShouldBe(1);
        Affinity(company, "brain", "opus").ShouldBe(0.52m);
    }

    [Fact]
    public void Nobody_calls_and_the_heartbeat_goes_on_with_what_stalled()
    {
        using var company = new TalkingCompany(WrittenModel.Talkative());
        var id = company.Convene("debate", "opus", "brain").Roundtable!.Id;
        company.Pass(0.2);
        company.Cluster.KillSilo();
        company.Pass(30);
        company.Cluster.RestartSilo();
        company.Pass(12);

        company.Roundtable(id).Status.ShouldBe(RoundtableStatus.Succeeded);
    }

    [Fact]
    public void A_model_that_hangs_ends_the_conversation_with_a_reason_and_keeps_what_was_said()
    {
        using var company = new TalkingCompany(new WrittenModel(async (n, stop) =>
        {
            if (n > 2) await new TaskCompletionSource().Task.WaitAsync(stop);
            return $"Line {n}.";
        }));
        var id = company.Convene("debate", "opus", "brain").Roundtable!.Id;
        company.Pass(10);

        var held = company.Roundtable(id);
        held.Status.ShouldBe(RoundtableStatus.Failed);
        held.Turns.Length.ShouldBe(2);
        held.Reason!.ShouldContain("did not answer within 30 s");
        company.Database.Calls(TalkingCompany.Key).Count(c => c.Call.Error is not null).ShouldBe(3);
        company.Convene("debate", "opus", "brain").NotNow.ShouldBeNull();
    }

    [Fact]
    public void A_model_that_fails_once_is_asked_again()
    {
        using var company = new TalkingCompany(new WrittenModel((n, _) => n % 3 == 2 ? throw new ModelException("429", retryable: true) : Task.FromResult($"Line {n}.")));
        var id = company.Convene("debate", "opus", "brain").Roundtable!.Id;
        company.Pass(10);

        company.Roundtable(id).Status.ShouldBe(RoundtableStatus.Succeeded);
    }

    [Theory]
    [InlineData("***")]
    [InlineData("https://spam.example/only")]
    [InlineData("")]
    public void Garbage_ends_the_conversation_with_a_reason(string garbage)
    {
        using var company = new TalkingCompany(new WrittenModel((_, _) => Task.FromResult(garbage)));
        var id = company.Convene("debate", "opus", "brain").Roundtable!.Id;
        company.Pass(10);

        company.Roundtable(id).Status.ShouldBe(RoundtableStatus.Failed);
        company.Roundtable(id).Reason.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public void An_unusable_distillation_is_asked_for_once_more_and_then_recorded_as_failed()
    {
        var model = WrittenModel.Talkative(_ => "I would rather not.");
        using var company = new TalkingCompany(model);
        var id = company.Convene("debate", "opus", "brain").Roundtable!.Id;
        company.Pass(10);

        model.Distils.ShouldBe(2);
        var held = company.Roundtable(id);
        held.Status.ShouldBe(RoundtableStatus.Failed);
        held.Reason.ShouldBe("What was said could not be distilled: there is no JSON object in it.");
        held.Turns.Length.ShouldBeGreaterThanOrEqualTo(6);
    }

    [Fact]
    public void A_usable_second_distillation_counts()
    {
        using var company = new TalkingCompany(WrittenModel.Talkative(n => n == 1 ? "{" : Learned));
        var id = company.Convene("debate", "opus", "brain").Roundtable!.Id;
        company.Pass(10);

        company.Roundtable(id).Outcome!.Memories.Length.ShouldBe(1);
        company.Roundtable(id).Outcome!.ActionItems.ShouldBeEmpty();
    }

    [Fact]
    public void A_conversation_ends_when_the_days_budget_does_not_pay_the_next_turn()
    {
        using var company = new TalkingCompany(WrittenModel.Talkative());
        company.Policy("llm_budget", """{"daily_usd": 0.004, "agent_daily_usd": 0.004}""");
        var id = company.Convene("standup", "opus", "brain", "growth", "creator").Roundtable!.Id;
        company.Pass(5);

        company.Roundtable(id).Status.ShouldBe(RoundtableStatus.Failed);
        company.Roundtable(id).Reason!.ShouldStartWith("The model budget of the day is used up");
        company.Roundtable(id).Turns.Length.ShouldBeInRange(1, 4);
    }

    [Fact]
    public void An_agent_is_in_one_conversation_at_a_time_and_free_afterwards()
    {
        using var company = new TalkingCompany(WrittenModel.Talkative());
        company.Convene("debate", "opus", "brain").Roundtable.ShouldNotBeNull();

        company.Convene("debate", "brain", "growth").NotNow!.ShouldStartWith("brain is in another conversation");
        company.Convene("debate", "creator", "growth").Roundtable.ShouldNotBeNull();
        company.Pass(5);
        company.Convene("debate", "brain", "growth").Roundtable.ShouldNotBeNull();
    }

    [Fact]
    public void What_does_not_fit_is_refused_with_its_path()
    {
        using var company = new TalkingCompany(WrittenModel.Talkative());

        company.Convene("seance", "opus", "brain").Errors.ShouldHaveSingleItem().Path.ShouldBe("format");
        company.Convene("debate", "opus", "nobody").Errors.ShouldHaveSingleItem().Path.ShouldBe("participants[1]");
        company.Convene("debate", "opus", "opus").Errors.ShouldHaveSingleItem().Path.ShouldBe("participants[1]");
        company.Convene("debate", "opus", "brain", "growth", "creator").Errors.ShouldHaveSingleItem().Path.ShouldBe("participants");
        company.Convene("watercooler").Roundtable!.Participants.Length.ShouldBeInRange(2, 3);
    }

    [Fact]
    public void Conversations_that_are_switched_off_are_not_held()
    {
        using var company = new TalkingCompany(WrittenModel.Talkative());
        company.Policy("roundtable_policy", """{"enabled": false}""");

        company.Convene("debate", "opus", "brain").NotNow!.ShouldContain("roundtable_policy.enabled");
    }

    [Fact]
    public void The_schedule_holds_its_slots_up_to_the_cap_and_a_person_may_go_beyond()
    {
        using var company = new TalkingCompany(WrittenModel.Talkative());
        var slots = string.Join(',', Enumerable.Range(0, 24).Select(h => $$"""{"hour": {{h}}, "name": "Slot {{h}}", "format": "watercooler", "random": 2, "topics": ["a", "b"], "probability": 1.0}"""));
        company.Policy("schedule", $$"""{"slots": [{{slots}}]}""");
        company.Policy("roundtable_policy", """{"max_daily_conversations": 4}""");
        company.Pass(14.4 * 60);
        company.Run(() => company.Schedule.Recover());
        company.Pass(24 * 60);

        company.Events.Where(e => e.Kind == "roundtable_started").GroupBy(e => e.At.Date).ShouldAllBe(day => day.Count() <= 4);
        company.Events.Count(e => e.Kind == "roundtable_started" && e.At.Date == Some.Now.Date.AddDays(1)).ShouldBe(4);
        company.Convene("debate", "opus", "brain").Roundtable.ShouldNotBeNull();
    }

    private static System.Collections.Immutable.ImmutableArray<Memory> Memories(TalkingCompany company, string agent) =>
        company.Run(() => company.Grain<IMemoryGrain>(new AgentKey(TalkingCompany.Key, agent).ToString()).Recall(new([], 0, 200)));

    private static decimal Affinity(TalkingCompany company, string a, string b) =>
        company.Run(() => company.Grain<IRelationshipGrain>(new PairKey(TalkingCompany.Key, a, b).ToString()).Get()).Affinity;
}
