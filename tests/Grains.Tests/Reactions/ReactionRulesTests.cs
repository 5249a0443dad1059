using System.Collections.Immutable;
using AgentOps.Events;
using AgentOps.Journals;
using AgentOps.Policies;
using AgentOps.Reactions;

namespace AgentOps.Grains.Tests.Reactions;

public sealed class ReactionRulesTests
{
    private static readonly ReactionMatrixPolicy Matrix = new();

    [Fact]
    public void A_failed_mission_makes_brain_diagnose()
    {
        var state = Match(new(), Failed("growth"));

        var queued = state.Pending.ShouldHaveSingleItem();
        queued.Target.ShouldBe("brain");
        queued.Request.Steps.ShouldHaveSingleItem().Kind.ShouldBe("diagnose");
        state.Journal.OfType<EventEntry>().ShouldHaveSingleItem().Kind.ShouldBe("reaction_queued");
    }

    [Fact]
    public void Nobody_reacts_to_itself() => Match(new(), Failed("brain")).Pending.ShouldBeEmpty();

    [Fact]
    public void The_same_event_is_answered_once()
    {
        var failed = Failed("growth");
        var once = Match(new(), failed) with { AnsweredAt = ImmutableSortedDictionary<string, DateTimeOffset>.Empty };

        Match(once, failed).ShouldBeSameAs(once);
    }

    [Fact]
    public void A_pattern_cools_down()
    {
        var once = Match(new(), Failed("growth"));

        Match(once, Failed("creator"), Some.Now.AddMinutes(59)).Pending.Length.ShouldBe(1);
        Match(once, Failed("creator"), Some.Now.AddMinutes(60)).Pending.Length.ShouldBe(2);
    }

    [Fact]
    public void What_its_own_reaction_caused_is_not_answered_again()
    {
        var first = Failed("growth");
        var once = Match(new(), first);
        var echo = Failed("observer") with { Cause = once.Pending[0].Request.Cause!.By("mission:x") };

        Match(once, echo, Some.Now.AddDays(1)).ShouldBeSameAs(once);
    }

    [Fact]
    public void A_proposal_caused_by_a_reaction_is_one_deeper_in_the_chain()
    {
        var failed = Failed("growth") with { Cause = new("mission:m", "proposal:p", 3) };

        var request = Match(new(), failed).Pending[0].Request;

        request.Cause!.Depth.ShouldBe(4);
        request.Cause.Root.ShouldBe("proposal:p");
    }

    [Fact]
    public void The_probability_is_what_it_says()
    {
        var tweets = Enumerable.Range(0, 10_000).Select(i => Posted() with { Id = new Guid(i, 0, 0, new byte[8]) }).ToImmutableArray();
        var eager = new ReactionMatrixPolicy { Patterns = [Matrix.Patterns[1] with { Cooldown = 0 }] };

        var answered = tweets.Count(t => !ReactionRules.Match(Some.Company, new(), eager, [t], Some.Now).Pending.IsEmpty);

        var sigma = Math.Sqrt(10_000 * 0.3 * 0.7);
        Math.Abs(answered - 3_000).ShouldBeLessThan((int)(3 * sigma));
    }

    [Fact]
    public void Who_answers_a_draft_with_a_post_proposes_its_very_words()
    {
        var sends = new ReactionMatrixPolicy { Patterns = [new() { Source = "twitter-alt", Tags = ["draft_tweet"], Target = "growth", Type = "post_tweet", Probability = 1 }] };
        var drafted = Event("step_succeeded", "twitter-alt", ["step", "succeeded", "draft_tweet"]) with { Title = "twitter-alt drafted a tweet", Summary = "nobody asked. anyway." };

        var request = ReactionRules.Match(Some.Company, new(), sends, [drafted], Some.Now).Pending.ShouldHaveSingleItem().Request;

        request.Agent.ShouldBe("growth");
        request.Title.ShouldBe("Post it: “nobody asked. anyway.”");
        request.Steps.ShouldHaveSingleItem().Payload.Value.ShouldBe("""{"text":"nobody asked. anyway."}""");
    }

    [Fact]
    public void What_an_event_names_in_quotation_marks_is_what_its_answer_is_about()
    {
        var reads = new ReactionMatrixPolicy { Patterns = [new() { Source = "creator", Tags = ["content"], Target = "observer", Type = "review", Probability = 1 }] };
        var wrote = Event("content_published", "creator", ["content", "published"]) with { Title = "creator wrote “The line we cut”" };

        var request = ReactionRules.Match(Some.Company, new(), reads, [wrote], Some.Now).Pending.ShouldHaveSingleItem().Request;

        request.Title.ShouldBe("Review: The line we cut");
        request.Steps[0].Payload.Value.ShouldContain("\"topic\":\"The line we cut\"");
    }

    private static ReactionState Match(ReactionState state, CompanyEvent @event, DateTimeOffset? at = null) =>
        ReactionRules.Match(Some.Company, state, Matrix, [@event], at ?? Some.Now);

    private static CompanyEvent Failed(string agent) => Event("mission_failed", agent, ["mission", "failed"]);

    private static CompanyEvent Posted() => Event("post_published", "twitter-alt", ["tweet", "posted"]);

    private static CompanyEvent Event(string kind, string agent, ImmutableArray<string> tags)
    {
        var id = Guid.CreateVersion7();
        return new(id, new(1, 1), "studio", Some.Now, agent, kind, "It broke", "why", tags, new(MissionId: id), new($"mission:{id}", $"proposal:{id}", 0), null, false);
    }
}
