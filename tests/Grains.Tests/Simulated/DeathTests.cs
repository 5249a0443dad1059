using AgentOps.Companies;
using AgentOps.Intake;
using AgentOps.Keys;
using AgentOps.Memories;
using AgentOps.Missions;
using AgentOps.Relationships;
using AgentOps.Roundtables;

namespace AgentOps.Grains.Tests.Simulated;

/// <summary>FAULTS: killed between two grains' writes. Every write of a whole story is once the last one before the end.</summary>
public sealed class DeathTests
{
    private const string Learned = """
        {"memories":[{"agent":"opus","type":"lesson","content":"Short beats long.","confidence":0.7,"tags":["content"]},
                     {"agent":"brain","type":"insight","content":"Mornings are quiet.","confidence":0.7,"tags":["time"]}],
         "drifts":[{"a":"opus","b":"brain","drift":0.02,"reason":"They agreed."}],
         "actionItems":[{"agent":"brain","title":"Measure it","kind":"summarize"}]}
        """;

    [Fact]
    public void A_mission_that_dies_after_any_of_its_writes_is_finished_with_one_event_a_transition()
    {
        var writes = 0;
        for (; ; writes++)
        {
            using var company = new SimulatedCompany();
            company.Policy("auto_approve", """{"allowed_step_kinds": ["post_tweet", "analyze", "summarize"]}""");
            company.Dying.DieAfter(writes + 1);
            var request = new ProposeRequest(
                "brain", "Do it", null,
                [new("analyze", new("""{"text":"fine"}""")), new("summarize", new("""{"text":"fine"}""")), new("post_tweet", new("""{"text":"fine"}"""))],
                "person", "test", IdempotencyKey: "once");
            var died = Die(company, () => Tried(() => company.Run(() => company.Door.Propose(request))));
            // The client that has no answer asks again with its key.
            var proposal = company.Run(() => company.Door.Propose(request)).Proposal!;
            company.Pass(TimeSpan.FromMinutes(20));

            var mission = company.Mission(proposal);
            mission.Status.ShouldBe(MissionStatus.Succeeded, $"after {writes + 1} writes");
            company.Database.Proposals(SimulatedCompany.Key).Count(p => p.IdempotencyKey == "once").ShouldBe(1);
            var events = company.Events.Where(e => e.Refs.ProposalId == proposal.Id).Select(e => e.Kind).ToList();
            foreach (var once in (string[])["proposal_created", "proposal_accepted", "mission_started", "mission_succeeded", "post_published"])
                events.Count(kind => kind == once).ShouldBe(1, $"{once} after {writes + 1} writes");
            events.Count(kind => kind == "step_succeeded").ShouldBe(3, $"after {writes + 1} writes");
            events.Count(kind => kind == "step_started").ShouldBe(3 + events.Count(kind => kind is "step_recovered" or "step_retried"), $"after {writes + 1} writes");
            company.Database.Posts(SimulatedCompany.Key).Length.ShouldBe(1, $"after {writes + 1} writes");
            company.Database.Quota(SimulatedCompany.Key, "x_daily_quota", "2026-11-22").ShouldBe(new QuotaCount(1, 0));
            if (!died) break;
        }

        // One for the door, and a start and an end for each step.
        writes.ShouldBeGreaterThanOrEqualTo(7);
    }

    [Fact]
    public void A_conversation_that_dies_after_any_of_its_writes_is_held_once_and_leaves_its_mark_once()
    {
        var writes = 0;
        for (; ; writes++)
        {
            using var company = new TalkingCompany(WrittenModel.Talkative(_ => Learned));
            var id = company.Convene("brainstorm", "opus", "brain", "growth").Roundtable!.Id;
            company.Dying.DieAfter(writes + 1);
            var died = Die(company, () => company.Pass(3));
            company.Pass(15);

            var held = company.Roundtable(id);
            held.Status.ShouldBe(RoundtableStatus.Succeeded, $"after {writes + 1} writes");
            held.Turns.Select(t => t.N).ShouldBe(Enumerable.Range(1, held.Turns.Length));
            company.Events.Count(e => e.Kind == "roundtable_turn").ShouldBe(held.Turns.Length, $"after {writes + 1} writes");
            company.Events.Count(e => e.Kind == "roundtable_finished").ShouldBe(1, $"after {writes + 1} writes");
            // M and F: each memory once, each drift once, each action item once.
            foreach (var agent in (string[])["opus", "brain"])
            {
                company.Run(() => company.Grain<IMemoryGrain>(new AgentKey(TalkingCompany.Key, agent).ToString()).Recall(new([], 0, 200)))
                    .Count(m => m.Trace.StartsWith("roundtable:", StringComparison.Ordinal)).ShouldBe(1, $"{agent} after {writes + 1} writes");
            }

            var pair = company.Run(() => company.Grain<IRelationshipGrain>(new PairKey(TalkingCompany.Key, "brain", "opus").ToString()).Get());
            (pair.Affinity, pair.Log.Length, pair.Total).ShouldBe((0.52m, 1, 1), $"after {writes + 1} writes");
            company.Database.Proposals(TalkingCompany.Key).Count(p => p.Title == "Measure it").ShouldBe(1, $"after {writes + 1} writes");
            if (!died) break;
        }

        // At least six turns, the distillation, two memories, a drift, a proposal and the end.
        writes.ShouldBeGreaterThanOrEqualTo(12);
    }

    private static bool Die(SimulatedCompany company, Action act)
    {
        act();
        for (var i = 0; i < 60 && !company.Dying.IsDead; i++) company.Pass(TimeSpan.FromSeconds(1));
        if (!company.Dying.IsDead)
        {
            company.Dying.Revive();
            return false;
        }

        company.Cluster.KillSilo();
        company.Dying.Revive();
        company.Cluster.RestartSilo();
        company.Run(() => company.Grain<ICompanyGrain>(SimulatedCompany.Key.Grain).Wake());
        return true;
    }

    private static bool Die(TalkingCompany company, Action act)
    {
        act();
        if (!company.Dying.IsDead)
        {
            company.Dying.Revive();
            return false;
        }

        company.Cluster.KillSilo();
        company.Dying.Revive();
        company.Cluster.RestartSilo();
        company.Run(() => company.Grain<ICompanyGrain>(TalkingCompany.Key.Grain).Wake());
        return true;
    }

    private static void Tried(Action act)
    {
        try
        {
            act();
        }
        catch (Exception error) when (error is IOException or OrleansException)
        {
            // That is the client's unknown.
        }
    }
}
