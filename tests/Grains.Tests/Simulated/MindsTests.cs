using System.Collections.Immutable;
using AgentOps.Companies;
using AgentOps.Grains.Tests.Triggers;
using AgentOps.Intake;
using AgentOps.Json;
using AgentOps.Keys;
using AgentOps.Memories;
using AgentOps.Models;
using AgentOps.Outcomes;
using AgentOps.Relationships;
using AgentOps.Triggers;

namespace AgentOps.Grains.Tests.Simulated;

public sealed class MindsTests
{
    internal static readonly Template Minds = new(
        "minds", "Minds", Some.Company.Agents,
        ImmutableSortedDictionary<string, JsonText>.Empty.Add("auto_approve", new("""{"allowed_step_kinds": ["post_tweet", "analyze", "summarize"]}"""))
            .Add("roundtable_policy", new("""{"enabled": false}""")),
        [
            new TriggerRule(
                "tweet_high_engagement", "tweet_high_engagement", new("""{"minRate":0.05,"windowMinutes":60}"""),
                new("""{"agent":"growth","title":"Why did it travel? {title}","steps":[{"kind":"analyze","payload":{"text":"{summary}"}}]}"""), 120, true, 0, null, 0),
        ],
        [], null)
    {
        Pairs = [new("brain", "opus", 0.80, "Brain once talked Opus out of a launch.")],
        Proactive =
        [
            ProactiveRulesTests.Research with { Steps = [new("analyze", new("""{"text":"{topic}"}"""))] },
            new("proactive_post", 180, "twitter-alt", "Say something about {topic}", "Silence is a post too.", ["tuesdays", "plans"], [new("post_tweet", new("""{"text":"{topic} is late"}"""))]),
        ],
    };

    [Fact]
    public void Every_pair_of_a_new_company_stands_as_the_template_says_or_in_the_middle()
    {
        using var company = new SimulatedCompany(template: Minds);

        var named = company.Run(() => company.Grain<IRelationshipGrain>("sim/brain|opus").Get());
        (named.Affinity, named.Backstory).ShouldBe((0.80m, "Brain once talked Opus out of a launch."));
        company.Run(() => company.Grain<IRelationshipGrain>("sim/growth|opus").Get()).Affinity.ShouldBe(0.50m);
        company.Storage.Payload("relationship", "sim/growth|twitter-alt").ShouldNotBeNull();
    }

    [Fact]
    public void A_conversation_drifts_a_pair_once_also_after_a_restart()
    {
        using var company = new SimulatedCompany(template: Minds);
        var request = new DriftRequest(new Guid(1, 0, 0, new byte[8]), -0.5m, "They disagreed.", new("roundtable:1", "roundtable:1", 0));

        company.Run(() => company.Grain<IRelationshipGrain>("sim/brain|opus").Drift(request)).Affinity.ShouldBe(0.77m);
        company.Cluster.KillSilo();
        company.Cluster.RestartSilo();
        company.Run(() => company.Grain<IRelationshipGrain>("sim/brain|opus").Drift(request)).Affinity.ShouldBe(0.77m);

        company.Events.Count(e => e.Kind == "affinity_changed").ShouldBe(1);
    }

    [Fact]
    public void A_company_left_alone_proposes_by_its_rules_skips_some_and_is_first_heard_within_half_an_hour()
    {
        using var company = new SimulatedCompany(template: Minds);
        company.Pass(TimeSpan.FromMinutes(31));
        company.Events.Count(e => e.Kind is "trigger_fired" or "trigger_skipped").ShouldBe(2);

        company.Pass(TimeSpan.FromDays(7));

        var turns = company.Events.Where(e => e.Kind is "trigger_fired" or "trigger_skipped").ToList();
        turns.Count.ShouldBeInRange(28 + 56 - 6, 28 + 56 + 8);
        turns.Count(e => e.Kind == "trigger_skipped").ShouldBeGreaterThan(1);
        company.Database.Proposals(SimulatedCompany.Key).Count(p => p.Source == "trigger" && p.By.StartsWith("proactive", StringComparison.Ordinal))
            .ShouldBe(turns.Count(e => e.Kind == "trigger_fired"));
        company.Database.Calls(SimulatedCompany.Key).ShouldBeEmpty();
    }

    [Fact]
    public void After_three_days_down_each_rule_catches_up_once()
    {
        using var company = new SimulatedCompany(template: Minds);
        company.Pass(TimeSpan.FromHours(2));
        var before = Turns(company);

        company.Cluster.KillSilo();
        company.Pass(TimeSpan.FromDays(3));
        company.Cluster.RestartSilo();
        company.Run(() => company.Grain<ICompanyGrain>(SimulatedCompany.Key.Grain).Wake());
        company.Pass(TimeSpan.FromMinutes(15));

        (Turns(company) - before).ShouldBeInRange(2, 3);
    }

    [Fact]
    public void Missions_become_memories_that_choose_what_is_proposed_and_earn_confidence_by_it()
    {
        using var company = new SimulatedCompany(template: Minds);
        company.Policy("memory_influence_policy", """{"probability": 1}""");
        // What a mission taught about a topic never chooses that topic again; what was heard elsewhere may.
        company.Run(() => Brain(company).Remember([New("Reader habits beat confident guesses", "roundtable:1:1") with { Type = MemoryType.Strategy, Confidence = 0.60m }]));

        company.Pass(TimeSpan.FromDays(3));

        var memories = company.Run(() => Brain(company).Recall(new([MemoryType.Strategy], 0, 50)));
        memories.Length.ShouldBeInRange(2, 4);
        memories.Max(m => m.Confidence).ShouldBeGreaterThan(0.60m);
        var influenced = company.Database.Proposals(SimulatedCompany.Key).Where(p => p.MemoryId is not null).ToList();
        influenced.Count.ShouldBeGreaterThan(3);
        influenced.ShouldContain(p => p.Reason!.Contains("remembers", StringComparison.Ordinal));
        company.Events.ShouldContain(e => e.Kind == "trigger_fired" && e.Data!.Value.Value.Contains("memoryInfluenced", StringComparison.Ordinal));
    }

    [Fact]
    public void Reported_metrics_are_lessons_at_the_next_heartbeat_and_high_engagement_fires_its_trigger_once()
    {
        using var company = new SimulatedCompany(template: Minds with { Proactive = [] });
        for (var i = 0; i < 4; i++) company.Propose("post_tweet", $"Part {i}");
        company.Pass(TimeSpan.FromSeconds(30));
        var posts = company.Database.Posts(SimulatedCompany.Key);

        var reply = company.Run(() => company.Grain<IOutcomeGrain>(SimulatedCompany.Key.Grain).Report(
            [.. posts.Select((p, i) => new PostMetrics(p.DraftId, 1_000, i == 0 ? 80 : 20, 0, 0, 0, Some.Now)), new("nobody", 1, 1, 0, 0, 0, Some.Now)]));
        company.Pass(TimeSpan.FromMinutes(11));

        reply.Accepted.ShouldBe(4);
        reply.Unknown.ShouldBe(["nobody"]);
        company.Database.Metrics(SimulatedCompany.Key, posts[0].DraftId)!.Likes.ShouldBe(80);
        company.Run(() => Brain(company).Recall(new([MemoryType.Lesson], 0, 10))).ShouldHaveSingleItem().Trace.ShouldBe($"tweet-lesson:{posts[0].DraftId}");
        company.Database.Proposals(SimulatedCompany.Key).Count(p => p.By == "tweet_high_engagement").ShouldBe(1);

        company.Pass(TimeSpan.FromHours(5));
        company.Run(() => Brain(company).Recall(new([MemoryType.Lesson], 0, 10))).Length.ShouldBe(1);
        company.Database.Proposals(SimulatedCompany.Key).Count(p => p.By == "tweet_high_engagement").ShouldBe(1);
    }

    [Fact]
    public void Revoking_a_memory_revokes_what_another_agent_derived_from_it()
    {
        using var company = new SimulatedCompany(template: Minds with { Proactive = [] });
        var source = company.Run(() => Brain(company).Remember([New("Readers like questions", "roundtable:1:1")])).ShouldHaveSingleItem();
        var opus = company.Grain<IMemoryGrain>("sim/opus");
        var derived = company.Run(() => opus.Remember([New("Ask before you tell", "roundtable:2:1") with { DerivedFrom = [source.Id] }])).ShouldHaveSingleItem();
        company.Run(() => Brain(company).Remember([New("End on a question mark", "roundtable:3:1") with { DerivedFrom = [derived.Id] }]));

        company.Run(() => Brain(company).Revoke(source.Id, new("ada", true))).ShouldBeTrue();
        company.Pass(TimeSpan.FromMinutes(1));

        company.Run(() => Brain(company).Count()).ShouldBe(0);
        company.Run(() => opus.Count()).ShouldBe(0);
        company.Events.Count(e => e.Kind == "memory_revoked").ShouldBe(3);
        company.Run(() => Brain(company).Revoke(source.Id, new("ada", true))).ShouldBeFalse();
    }

    [Fact]
    public void An_initiative_is_queued_by_the_heartbeat_worked_outside_it_and_goes_through_the_door()
    {
        var models = new AnsweringModels("""{"title":"Ask readers","reason":"They answer.","steps":[{"kind":"summarize","payload":{"text":"what readers ask"}}]}""");
        using var company = Eager(models);

        company.Pass(TimeSpan.FromMinutes(6));

        company.Events.Select(e => e.Kind).Where(k => k.StartsWith("initiative", StringComparison.Ordinal)).ShouldBe(["initiative_queued", "initiative_proposed"]);
        var proposal = company.Database.Proposals(SimulatedCompany.Key).Single(p => p.Source == "initiative");
        (proposal.Agent, proposal.Status, proposal.Title).ShouldBe(("brain", ProposalStatus.Accepted, "Ask readers"));
        company.Database.Calls(SimulatedCompany.Key).ShouldHaveSingleItem();
        company.Database.Quota(SimulatedCompany.Key, "llm_budget", "open").Usd.ShouldBe(0);

        company.Pass(TimeSpan.FromHours(3.8));
        models.Asked.ShouldBe(1);
        company.Pass(TimeSpan.FromMinutes(15));
        models.Asked.ShouldBe(2);
    }

    [Fact]
    public void A_model_that_answers_nonsense_is_asked_once_more_and_then_left_alone()
    {
        var models = new AnsweringModels("I would rather talk about the weather.");
        using var company = Eager(models);

        company.Pass(TimeSpan.FromHours(1));

        models.Asked.ShouldBe(2);
        company.Database.Proposals(SimulatedCompany.Key).ShouldBeEmpty();
        company.Storage.Payload("agent", "sim/brain")!.ShouldContain("does not fit, twice");
        company.Database.Quota(SimulatedCompany.Key, "llm_budget", "open").Usd.ShouldBe(0);
    }

    [Fact]
    public void A_crash_between_queueing_and_asking_loses_no_initiative_and_proposes_once()
    {
        var models = new AnsweringModels("""{"title":"Ask readers","steps":[{"kind":"summarize","payload":{"text":"x"}}]}""");
        using var company = Eager(models);
        company.Run(() => company.Grain<AgentOps.Agents.IAgentGrain>("sim/brain").Consider()).ShouldBeTrue();

        company.Cluster.KillSilo();
        company.Cluster.RestartSilo();
        company.Pass(TimeSpan.FromMinutes(21));

        company.Database.Proposals(SimulatedCompany.Key).Count(p => p.Source == "initiative").ShouldBe(1);
        company.Events.Count(e => e.Kind == "initiative_proposed").ShouldBe(1);
    }

    [Fact]
    public void Three_action_items_a_day_become_proposals_and_the_same_again_changes_nothing()
    {
        using var company = new SimulatedCompany(template: Minds with { Proactive = [] });
        var items = Enumerable.Range(0, 5).Select(i => new ProposeRequest("brain", $"Item {i}", null, [new("summarize", new("""{"text":"x"}"""))], "", "standup")).ToImmutableArray();
        var cause = new AgentOps.Causes.Cause("roundtable:1", "roundtable:1", 0);

        var first = company.Run(() => ActionItems.Propose(company.Door, items, "2026-11-22", cause));
        var again = company.Run(() => ActionItems.Propose(company.Door, items, "2026-11-22", cause));

        first.Select(p => p.Title).ShouldBe(["Item 0", "Item 1", "Item 2"]);
        again.Select(p => p.Id).ShouldBe(first.Select(p => p.Id));
        company.Database.Proposals(SimulatedCompany.Key).Length.ShouldBe(3);
        company.Run(() => ActionItems.Propose(company.Door, [items[4]], "2026-11-23", cause)).ShouldHaveSingleItem().Source.ShouldBe("action_item");
    }

    internal static SimulatedCompany Eager(IModelFactory models)
    {
        var company = new SimulatedCompany(template: Minds with { Proactive = [] }, models: models);
        company.Policy("initiative_policy", """{"enabled": true}""");
        string[] texts = ["Readers like questions", "Mornings are quiet", "Figures need a source", "Drafts rest overnight"];
        company.Run(() => Brain(company).Remember(
            [.. texts.Select((t, i) => New(t, $"roundtable:{i}:1")), New("A short post travelled", "tweet-lesson:1") with { Type = MemoryType.Lesson, Source = "outcome" }]));
        return company;
    }

    private static int Turns(SimulatedCompany company) => company.Events.Count(e => e.Kind is "trigger_fired" or "trigger_skipped");

    private static IMemoryGrain Brain(SimulatedCompany company) => company.Grain<IMemoryGrain>(new AgentKey(SimulatedCompany.Key, "brain").ToString());

    private static NewMemory New(string content, string trace) => new(MemoryType.Insight, content, 0.75m, [], "conversation", trace, false, new("roundtable:1", "roundtable:1", 0), []);
}
