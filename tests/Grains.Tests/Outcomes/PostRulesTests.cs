using System.Collections.Immutable;
using AgentOps.Events;
using AgentOps.Journals;
using AgentOps.Keys;
using AgentOps.Memories;
using AgentOps.Outcomes;

namespace AgentOps.Grains.Tests.Outcomes;

public sealed class PostRulesTests
{
    private static readonly CompanyKey Studio = CompanyKey.Parse("studio");

    [Fact]
    public void A_post_far_above_the_median_and_one_far_below_it_are_lessons()
    {
        var state = Reported(("a", 100), ("b", 20), ("c", 20), ("d", 5));

        var learned = PostRules.Learn(state, Some.Now, "2026-11-22").Memories;

        learned.Select(m => (m.Memory.Trace, m.Memory.Confidence, m.Memory.Type)).ShouldBe(
            [("tweet-lesson:a", 0.70m, MemoryType.Lesson), ("tweet-lesson:d", 0.60m, MemoryType.Lesson)]);
        learned[0].Memory.Tags.ShouldContain("engagement");
        learned[0].Memory.Source.ShouldBe("outcome");
    }

    [Theory]
    [InlineData(40, 6)]
    [InlineData(41, 5)]
    public void The_bounds_themselves_are_no_lesson(long high, long low)
    {
        var learned = PostRules.Learn(Reported(("a", high), ("b", 20), ("c", 20), ("d", 20), ("e", low)), Some.Now, "2026-11-22");

        learned.Memories.Length.ShouldBe(high > 40 ? 2 : 0);
    }

    [Fact]
    public void Two_posts_have_no_median() => PostRules.Learn(Reported(("a", 100), ("b", 1)), Some.Now, "2026-11-22").Memories.ShouldBeEmpty();

    [Fact]
    public void An_agent_learns_three_lessons_a_day_and_the_rest_on_the_next()
    {
        var state = Reported(("a", 100), ("b", 110), ("c", 120), ("d", 130), ("e", 10), ("f", 10), ("g", 10), ("h", 10), ("i", 10));

        var today = PostRules.Learn(state, Some.Now, "2026-11-22");
        today.Memories.Length.ShouldBe(3);
        PostRules.Learn(today, Some.Now, "2026-11-22").ShouldBeSameAs(today);
        PostRules.Learn(today, Some.Now, "2026-11-23").Memories.Length.ShouldBe(4);
    }

    [Fact]
    public void The_sandboxs_posts_are_compared_only_when_they_have_settled()
    {
        var state = Published("a", "b", "c");
        state = Count(state, "a", 100, false);
        state = Count(state, "b", 10, false);
        state = Count(state, "c", 10, false);

        PostRules.Learn(state, Some.Now + TimeSpan.FromHours(2.9), "d").Memories.ShouldBeEmpty();
        PostRules.Learn(state, Some.Now + TimeSpan.FromHours(3), "d").Memories.ShouldHaveSingleItem();
    }

    [Fact]
    public void Posts_are_forgotten_after_two_days()
    {
        PostRules.Prune(Published("a"), Some.Now + TimeSpan.FromHours(48)).Posts.Length.ShouldBe(1);
        PostRules.Prune(Published("a"), Some.Now + TimeSpan.FromHours(48.1)).Posts.ShouldBeEmpty();
    }

    [Fact]
    public void An_older_count_changes_nothing_and_a_report_ends_the_sandboxs_own()
    {
        var journal = new JournalWriter(Studio, "test", 0, Some.Now);
        var state = Count(Published("a"), "a", 50, true, Some.Now + TimeSpan.FromHours(1));

        PostRules.Count(state, Metrics("a", 10, Some.Now), true, journal, "studio").ShouldBeSameAs(state);
        PostRules.Measure(state, 7, Some.Now + TimeSpan.FromHours(5), journal, "studio").ShouldBeSameAs(state);
        PostRules.Count(state, Metrics("unknown", 10, Some.Now), true, journal, "studio").ShouldBeSameAs(state);
        journal.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void High_engagement_is_that_of_the_last_hour_and_names_the_event_of_the_post()
    {
        var published = Published("a");
        var state = published;
        for (var minutes = 10; minutes <= 120; minutes += 10) state = Count(state, "a", 100, false, Some.Now + TimeSpan.FromMinutes(minutes), impressions: 1_000 + (minutes * 20));

        Engaged(published, 0).ShouldBeEmpty();
        Engaged(Count(published, "a", 60, false), 1).ShouldHaveSingleItem().Id.ShouldBe(published.Posts[0].EventId);
        Engaged(Count(published, "a", 49, false), 1).ShouldBeEmpty();
        // A hundred readers' doing came in the first minutes; the last hour brought readers only.
        Engaged(state, 120).ShouldBeEmpty();
        Engaged(Count(state, "a", 200, false, Some.Now + TimeSpan.FromMinutes(130), 3_600), 130).ShouldHaveSingleItem().Kind.ShouldBe("tweet_high_engagement");
        Engaged(Count(published, "a", 60, false), 61).ShouldBeEmpty();
    }

    [Fact]
    public void The_sandboxs_readers_come_over_hours_never_leave_and_are_the_same_again()
    {
        var high = 0;
        for (var post = 0; post < 500; post++)
        {
            var before = SandboxEngagement.At(7, $"draft{post}", Some.Now, Some.Now);
            before.Impressions.ShouldBe(0);
            for (var hour = 1; hour <= 48; hour++)
            {
                var now = SandboxEngagement.At(7, $"draft{post}", Some.Now, Some.Now + TimeSpan.FromHours(hour));
                now.ShouldBe(SandboxEngagement.At(7, $"draft{post}", Some.Now, Some.Now + TimeSpan.FromHours(hour)));
                (now.Impressions >= before.Impressions && now.Likes >= before.Likes && now.Reposts >= before.Reposts && now.Replies >= before.Replies && now.Clicks >= before.Clicks).ShouldBeTrue();
                now.Engagement.ShouldBeLessThanOrEqualTo(now.Impressions);
                before = now;
            }

            if (before.Engagement >= 0.05 * before.Impressions) high++;
        }

        high.ShouldBeInRange(40, 130);
    }

    [Fact]
    public void A_mission_that_succeeded_is_a_strategy_and_one_that_failed_a_lesson()
    {
        var state = MissionLessons.Add(new(), Ended("mission_succeeded", 1, """{"title":"Look around","kinds":["crawl","summarize"],"memoryId":"brain.3"}"""));
        state = MissionLessons.Add(state, Ended("mission_failed", 2, """{"title":"Look back","kinds":["crawl"]}""", "The page is gone."));
        state = MissionLessons.Add(state, Ended("mission_cancelled", 3, "{}"));

        state.Memories.Select(m => (m.Memory.Type, m.Memory.Content)).ShouldBe(
            [(MemoryType.Strategy, "What worked for “Look around”: reading a page, then summary."), (MemoryType.Lesson, "“Look back” failed: The page is gone.")]);
        state.Memories.ShouldAllBe(m => m.Memory.Confidence == 0.60m && m.Memory.Source == "mission");
        state.Influenced.ShouldHaveSingleItem().ShouldBe(new("brain", "brain.3", $"event:{Guid(1)}", true));
    }

    [Fact]
    public void A_flood_of_missions_is_no_flood_of_memories()
    {
        var state = new OutcomeState();
        for (var i = 0; i < 500; i++) state = MissionLessons.Add(state, Ended("mission_succeeded", i, $$"""{"title":"Run {{i}}"}"""));

        state.Memories.Length.ShouldBe(10);
    }

    private static ImmutableArray<CompanyEvent> Engaged(OutcomeState state, int minutes) =>
        PostRules.Engaged(Studio, state, 0.05, TimeSpan.FromMinutes(60), Some.Now + TimeSpan.FromMinutes(minutes));

    private static OutcomeState Reported(params (string Draft, long Likes)[] posts) =>
        posts.Aggregate(Published([.. posts.Select(p => p.Draft)]), (state, post) => Count(state, post.Draft, post.Likes, true));

    private static OutcomeState Published(params string[] drafts) => drafts.Select((draft, i) => (draft, i)).Aggregate(new OutcomeState(), (state, post) => PostRules.Add(state, new(
        Guid(post.i), default, "studio", Some.Now, "twitter-alt", "post_published", "twitter-alt posted", $"Why do we plan? Part {post.i}", ["tweet", "posted"], EventRefs.None,
        new("step:1", "proposal:1", 0), new($$"""{"draftId":"{{post.draft}}","publisher":"sandbox"}"""), false)));

    private static OutcomeState Count(OutcomeState state, string draft, long likes, bool reported, DateTimeOffset? at = null, long impressions = 1_000) =>
        PostRules.Count(state, Metrics(draft, likes, at ?? Some.Now, impressions), reported, new(Studio, "test", 0, Some.Now), "studio");

    private static PostMetrics Metrics(string draft, long likes, DateTimeOffset at, long impressions = 1_000) => new(draft, impressions, likes, 0, 0, 0, at);

    private static CompanyEvent Ended(string kind, int n, string data, string? why = null) => new(
        Guid(n), default, "studio", Some.Now, "brain", kind, "brain finished", why, [], new(MissionId: Guid(n + 10_000)), new("mission:1", "proposal:1", 0), new(data), false);

    private static Guid Guid(int n) => new(n, 1, 1, new byte[8]);
}
