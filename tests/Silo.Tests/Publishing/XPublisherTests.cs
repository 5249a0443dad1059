using AgentOps.Keys;
using AgentOps.Outcomes;
using AgentOps.Publishing;
using AgentOps.Silo.Publishing.X;
using AgentOps.Silo.Tests.Databases;
using AgentOps.Silo.Tests.Models;
using AgentOps.Steps;

namespace AgentOps.Silo.Tests.Publishing;

/// <summary>Publishing to X, over real HTTP and a real ledger: each draft at most once, whatever gets lost (SPEC §9).</summary>
[Collection(PostgresGroup.Name)]
public sealed class XPublisherTests(TestServer server) : IAsyncLifetime
{
    private static readonly CompanyKey Studio = CompanyKey.Parse("studio");
    private readonly FastClock _clock = new(600);
    private FakeX _x = null!;
    private TestDatabase _database = null!;
    private IPublisher _publisher = null!;

    public async Task InitializeAsync()
    {
        _database = await server.Migrated();
        _x = await FakeX.Start(_clock);
        _publisher = Publisher();
    }

    public async Task DisposeAsync() => await _x.DisposeAsync();

    [Fact]
    public async Task A_post_goes_out_signed_and_once_however_often_its_step_is_done()
    {
        var post = await Publish("m.1", "Hello world");
        var again = await Publish("m.1", "Hello world");
        // Another process: only the database remembers.
        var restarted = await Publisher().Publish(Studio, "m.1", "Hello world", default);

        _x.Posts.ShouldHaveSingleItem().Id.ShouldBe(post.ExternalId);
        post.Url.ShouldBe($"https://x.com/i/web/status/{post.ExternalId}");
        again.ExternalId.ShouldBe(post.ExternalId);
        restarted.ExternalId.ShouldBe(post.ExternalId);
    }

    [Theory]
    [InlineData("AnswerLost", "Tea & <cake> are ready")]
    [InlineData("AnswerLost", "Read https://example.com/long/path today")]
    [InlineData("ServerError", "Hello again")]
    public async Task After_a_lost_answer_the_post_is_found_and_not_sent_again(string way, string text)
    {
        _x.Next.Enqueue(Enum.Parse<FakeX.Way>(way));
        (await Should.ThrowAsync<StepFailedException>(Publish("m.1", text))).Retryable.ShouldBeTrue();

        var post = await Publish("m.1", text);

        _x.Posts.ShouldHaveSingleItem().Id.ShouldBe(post.ExternalId);
        _x.Calls.Count(c => c == "POST /2/tweets").ShouldBe(1);
    }

    [Fact]
    public async Task A_post_that_was_lost_on_its_way_there_is_sent_again()
    {
        _x.Next.Enqueue(FakeX.Way.LostBefore);
        await Should.ThrowAsync<StepFailedException>(Publish("m.1", "Hello"));
        _x.Posts.ShouldBeEmpty();

        (await Publish("m.1", "Hello")).ExternalId.ShouldBe(_x.Posts.ShouldHaveSingleItem().Id);
    }

    [Fact]
    public async Task What_cannot_be_looked_for_is_not_sent_again()
    {
        _x.Next.Enqueue(FakeX.Way.AnswerLost);
        await Should.ThrowAsync<StepFailedException>(Publish("m.1", "Hello"));
        _x.TimelineStatus = 403;

        (await Should.ThrowAsync<StepFailedException>(Publish("m.1", "Hello"))).Message.ShouldContain("not posted again before that is known");

        _x.Calls.Count(c => c == "POST /2/tweets").ShouldBe(1);
        _x.TimelineStatus = null;
        (await Publish("m.1", "Hello")).ExternalId.ShouldBe(_x.Posts.ShouldHaveSingleItem().Id);
    }

    [Fact]
    public async Task Another_draft_with_the_same_text_is_not_taken_for_it()
    {
        await Publish("m.1", "Same words");

        var refused = await Should.ThrowAsync<StepFailedException>(Publish("m.2", "Same words"));

        refused.Retryable.ShouldBeFalse();
        refused.Message.ShouldContain("has posted this text before");
        _x.Posts.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_limit_is_waited_for_until_its_reset_also_before_it_is_hit()
    {
        _x.Remaining = 1;
        _x.Reset = _clock.GetUtcNow().AddMinutes(10);
        await Publish("m.1", "The last of this window");

        await Publish("m.2", "The first of the next");

        _x.Posts[1].At.ShouldBeGreaterThanOrEqualTo(DateTimeOffset.FromUnixTimeSeconds(_x.Reset.ToUnixTimeSeconds()));
        _x.Calls.Count(c => c == "POST /2/tweets").ShouldBe(2, "nothing was asked in vain");
    }

    [Fact]
    public async Task A_429_is_waited_for_and_one_whose_reset_is_far_says_when()
    {
        (_x.Remaining, _x.Reset) = (0, _clock.GetUtcNow().AddMinutes(14));
        _x.Next.Enqueue(FakeX.Way.Limited);
        await Publish("m.1", "Patience");
        _x.Posts.Count.ShouldBe(1);
        _x.Calls.Count(c => c == "POST /2/tweets").ShouldBe(2);

        (_x.Remaining, _x.Reset) = (0, _clock.GetUtcNow().AddHours(20));
        var failed = await Should.ThrowAsync<StepFailedException>(Publish("m.2", "Tomorrow"));
        failed.Retryable.ShouldBeFalse();
        failed.Message.ShouldContain($"{_x.Reset:yyyy-MM-dd HH:mm} UTC");
    }

    [Fact]
    public async Task A_refusal_is_told_in_X_s_words_and_no_secret()
    {
        var wrong = Publisher(secret: "canary-wrong");
        var refused = await Should.ThrowAsync<StepFailedException>(wrong.Publish(Studio, "m.1", "Hello", default));
        refused.Message.ShouldBe("X refused the post (401): Unauthorized");
        refused.Retryable.ShouldBeFalse();
        refused.ToString().ShouldNotContain("canary");

        // Nothing is unknown after a refusal: with the right key it is simply sent.
        await Publish("m.1", "Hello");
        _x.Calls.ShouldNotContain("GET /2/users/me");
    }

    [Fact]
    public async Task Public_metrics_of_the_last_two_days_are_reported_to_their_companies()
    {
        var post = await Publish("m.1", "Count me");
        await _database.Execute(
            $"""
            insert into ops_posts (company, draft_id, at, agent, publisher, external_id, text) values
            ('studio', 'm.1', now(), 'brain', 'x', '{post.ExternalId}', 'Count me'), ('studio', 'm.2', now(), 'brain', 'sandbox', null, 'Not out'),
            ('studio', 'm.0', now() - interval '30 days', 'brain', 'x', '1', 'Long ago'), ('other', 'm.9', now(), 'ada', 'x', '999', 'Deleted at X')
            """);
        var reported = new List<(string Company, PostMetrics Metrics)>();
        var account = Account();
        using var metrics = new XMetrics(
            new XClient(account, _clock), _database.Source, (company, posts, _) => { reported.AddRange(posts.Select(p => (company.Value, p))); return Task.CompletedTask; },
            TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger<XMetrics>.Instance);

        (await metrics.Run(default)).ShouldBe(1);

        var (company, counts) = reported.ShouldHaveSingleItem();
        (company, counts.DraftId, counts.Impressions, counts.Likes, counts.Reposts, counts.Replies, counts.Clicks).ShouldBe(("studio", "m.1", 150, 7, 3, 1, 0));
    }

    [Fact]
    public void Settings_are_asked_for_by_name_and_never_printed()
    {
        Should.Throw<InvalidOperationException>(() => XSettings.Read(name => name == "AGENTOPS_PUBLISHER" ? "x" : null)).Message.ShouldContain("AGENTOPS_X_API_KEY_FILE");
        Should.Throw<InvalidOperationException>(() => XSettings.Read(name => name == "AGENTOPS_PUBLISHER" ? "twitter" : null)).Message.ShouldContain("sandbox or x");
        XSettings.Read(_ => null).ShouldBeNull();
        XSettings.Read(name => name == "AGENTOPS_PUBLISHER" ? "x" : name == "AGENTOPS_X_BASE_URL" ? null : "canary")!.ToString().ShouldNotContain("canary");
    }

    [Fact]
    public void The_signature_is_that_of_RFC_5849()
    {
        var header = new Dictionary<string, string>
        {
            ["oauth_consumer_key"] = "dpf43f3p2l4k3l03", ["oauth_token"] = "nnch734d00sl2jdk", ["oauth_signature_method"] = "HMAC-SHA1",
            ["oauth_timestamp"] = "137131202", ["oauth_nonce"] = "chapoH",
        };
        OAuth1.Sign("GET", new("http://photos.example.net/photos?file=vacation.jpg&size=original"), header, "kd94hf93k423kf44", "pfkkdhi9sl3r4s00")
            .ShouldBe("MdpQcU8iPSUjWoN/UDMsK2sui9I=");
    }

    private Task<PublishedPost> Publish(string draft, string text) => _publisher.Publish(Studio, draft, text, default);

    private XSettings Account(string secret = FakeX.AccessSecret) =>
        new(new(_x.Origin + "/"), FakeX.ApiKey, FakeX.ApiSecret, FakeX.AccessToken, secret) { TimeOut = TimeSpan.FromHours(10) };

    private XPublisher Publisher(string secret = FakeX.AccessSecret)
    {
        var account = Account(secret);
        return new(account, new XClient(account, _clock), new XLedger(_database.Source), _clock);
    }
}
