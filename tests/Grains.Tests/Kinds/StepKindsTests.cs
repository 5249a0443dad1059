using AgentOps.Companies;
using AgentOps.Json;
using AgentOps.Kinds;

namespace AgentOps.Grains.Tests.Kinds;

public sealed class StepKindsTests
{
    [Fact]
    public void Every_kind_of_the_spec_is_there_with_its_gate()
    {
        StepKinds.All.Select(k => k.Name).ShouldBe(
        [
            "crawl", "scan_signals", "research", "analyze", "draft_tweet", "post_tweet", "write_content", "review", "diagnose", "summarize", "view", "deploy", "notify",
        ]);
        StepKinds.All.Where(k => k.Gate is not null).ToDictionary(k => k.Name, k => k.Gate).ShouldBe(new Dictionary<string, string?>
        {
            ["draft_tweet"] = "content_policy", ["write_content"] = "content_policy", ["post_tweet"] = "x_daily_quota", ["deploy"] = "deploy_policy",
        }, ignoreOrder: true);
        StepKinds.All.Where(k => k.Outward).Select(k => k.Name).ShouldBe(["post_tweet", "deploy", "notify"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("crawl", """{"url":"http://127.0.0.1:8099/page?a=1"}""")]
    [InlineData("analyze", """{}""")]
    [InlineData("analyze", """{"topic":"pricing","question":"what is new?"}""")]
    [InlineData("research", """{"topic":"agents"}""")]
    [InlineData("summarize", """{"text":"Line one.\nLine two."}""")]
    [InlineData("draft_tweet", """{"topic":"launch","tone":"dry"}""")]
    [InlineData("post_tweet", """{"text":"Hello 🌍"}""")]
    [InlineData("post_tweet", """{"draftStep":1}""")]
    [InlineData("write_content", """{"topic":"launch","format":"thread"}""")]
    [InlineData("review", """{"target":"the draft"}""")]
    [InlineData("diagnose", """{"missionId":"0190b0a0-0000-7000-8000-000000000000"}""")]
    [InlineData("view", """{"what":"missions","limit":5}""")]
    [InlineData("scan_signals", """{"sources":["https://example.org/feed.xml"]}""")]
    [InlineData("deploy", """{"target":"site","version":"1.2.0"}""")]
    [InlineData("notify", """{"message":"done","data":{"a":[1,2,{"b":null}]}}""")]
    public void A_payload_a_person_would_guess_fits(string kind, string payload) =>
        StepKinds.Validate(kind, new(payload)).ShouldBeEmpty();

    [Theory]
    [InlineData("crawl", """{}""", "payload.url", "required")]
    [InlineData("crawl", """{"url":5}""", "payload.url", "string")]
    [InlineData("crawl", """{"url":"file:///etc/passwd"}""", "payload.url", "match")]
    [InlineData("crawl", """{"url":"http://a b"}""", "payload.url", "match")]
    [InlineData("crawl", """{"url":"http://a","depth":3}""", "payload.depth", "no field")]
    [InlineData("analyze", """{"topic":null}""", "payload.topic", "string")]
    [InlineData("view", """{"what":"secrets"}""", "payload.what", "one of")]
    [InlineData("view", """{"limit":1.5}""", "payload.limit", "whole number")]
    [InlineData("view", """{"limit":101}""", "payload.limit", "at most 100")]
    [InlineData("scan_signals", """{"sources":["a",7]}""", "payload.sources[1]", "string")]
    [InlineData("scan_signals", """{"sources":"a"}""", "payload.sources", "list")]
    [InlineData("notify", """{"data":[]}""", "payload.data", "object")]
    [InlineData("analyze", """[]""", "payload", "object")]
    [InlineData("analyze", "", "payload", "missing")]
    [InlineData("analyze", """{"topic":"a","topic":"b"}""", "payload.topic", "twice")]
    [InlineData("analyze", """{"topic":"a\u0000b"}""", "payload", "NUL")]
    [InlineData("analyze", """{"topic":"\ud800"}""", "payload", "surrogate")]
    [InlineData("analyze", """{"data":{"n":1e999}}""", "payload", "out of range")]
    [InlineData("analyze", """{"topic":NaN}""", "payload", "no JSON")]
    [InlineData("analyze", """{"topic":"a",}""", "payload", "no JSON")]
    [InlineData("analyze", """{"topic":"a"} {}""", "payload", "no JSON")]
    [InlineData("teleport", """{}""", "payload", "does not know")]
    public void What_does_not_fit_is_named_with_its_path(string kind, string payload, string path, string says)
    {
        var error = StepKinds.Validate(kind, new(payload)).ShouldHaveSingleItem();
        error.Path.ShouldBe(path);
        error.Message.ShouldContain(says);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_refused_also_when_it_is_not_escaped() =>
        StepKinds.Validate("analyze", new("{\"topic\":\"" + '\ud800' + "\"}")).ShouldHaveSingleItem().Message.ShouldContain("surrogate");

    [Fact]
    public void Size_and_depth_are_bounded()
    {
        StepKinds.Validate("notify", Data(new string('x', 70_000)))[0].Message.ShouldContain("64 KiB");
        StepKinds.Validate("notify", Data(new string('€', 30_000)))[0].Message.ShouldContain("64 KiB");
        StepKinds.Validate("notify", Nested(29)).ShouldBeEmpty();
        StepKinds.Validate("notify", Nested(40))[0].Message.ShouldContain("deeper than 32");
        StepKinds.Validate("notify", Nested(1_000))[0].Message.ShouldContain("deeper than 32");

        static JsonText Data(string text) => new("{\"data\":{\"a\":\"" + text + "\"}}");
        static JsonText Nested(int levels) => new("{\"data\":{\"a\":" + new string('[', levels) + new string(']', levels) + "}}");
    }

    [Fact]
    public void At_most_twenty_errors_are_told()
    {
        var many = string.Join(',', Enumerable.Range(0, 100).Select(i => $"\"x{i}\":1"));
        StepKinds.Validate("analyze", new($"{{{many}}}")).Length.ShouldBeLessThanOrEqualTo(20);
    }

    [Fact]
    public void A_templates_kind_has_its_own_schema_and_gate()
    {
        var catalog = new KindCatalog([new ExternalKind("render_video", new("""{"type":"object","required":["scene"],"properties":{"scene":{"type":"string"}},"additionalProperties":false}"""), 3)]);

        catalog.Find("render_video")!.Gate.ShouldBe("kind:render_video");
        catalog.Find("render_video")!.MaxPerDay.ShouldBe(3);
        catalog.Validate("render_video", new("""{"scene":"a"}"""), "steps[2].payload").ShouldBeEmpty();
        catalog.Validate("render_video", new("""{"scene":1}"""), "steps[2].payload").ShouldHaveSingleItem().Path.ShouldBe("steps[2].payload.scene");
        catalog.Validate("crawl", new("""{"url":"https://a.example/"}"""), "p").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("crawl", """{"type":"object"}""", "already")]
    [InlineData("Bad Name", """{"type":"object"}""", "no name")]
    [InlineData("x", """{"$ref":"http://169.254.169.254/schema.json"}""", "only references inside")]
    [InlineData("x", """{"type":"object","properties":{"a":{"$ref":"file:///etc/passwd"}}}""", "only references inside")]
    [InlineData("x", """nonsense""", "no JSON")]
    public void A_broken_kind_of_a_template_is_refused(string name, string schema, string says) =>
        Should.Throw<FormatException>(() => new KindCatalog([new ExternalKind(name, new(schema), null)])).Message.ShouldContain(says);

    [Fact]
    public void A_small_payload_is_checked_cheaply_because_its_schema_is_parsed_once()
    {
        var payload = new JsonText("""{"topic":"pricing page","question":"what would a new user guess it costs?","focus":"price"}""");
        StepKinds.Validate("analyze", payload);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++) StepKinds.Validate("analyze", payload);
        var each = (GC.GetAllocatedBytesForCurrentThread() - before) / 100;

        // Parsing the schema again would cost more than ten times that. Time is no measure here: the machine may be busy (5 to 10 µs when it is not).
        each.ShouldBeLessThan(32 * 1024);
    }
}
