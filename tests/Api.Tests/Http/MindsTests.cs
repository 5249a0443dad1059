using System.Net.Http.Json;
using AgentOps.Api.Tests.Hosting;

namespace AgentOps.Api.Tests.Http;

/// <summary>Memories, relationships, initiatives and metrics over real HTTP.</summary>
public sealed class MindsTests(ApiServer server) : IClassFixture<ApiServer>
{
    [Fact]
    public async Task A_mission_that_succeeded_is_remembered_after_the_next_heartbeat_and_can_be_revoked()
    {
        var company = await server.Company();
        await company.Propose(title: "Look at the shop");
        await Finish(company, "view", new { summary = "fine" });
        await server.Admin.Post($"{company.Path}/heartbeat", new { }).Json(200);

        var memory = (await company.Get("agents/coordinator/memories?type=strategy"))["items"]!.AsArray().ShouldHaveSingleItem()!;
        memory.Text("content").ShouldStartWith("What worked for “Look at the shop”");
        (memory.Text("source"), (bool)memory["untrusted"]!).ShouldBe(("mission", false));
        ((int)(await company.Get("agents/coordinator"))["memoryCounts"]!["strategy"]!).ShouldBe(1);
        (await company.Get("agents/coordinator/memories?type=lesson"))["items"]!.AsArray().ShouldBeEmpty();

        var path = $"{company.Path}/agents/coordinator/memories/{memory.Text("id")}";
        (await server.Admin.DeleteAsync(path)).StatusCode.ShouldBe(System.Net.HttpStatusCode.NoContent);
        await server.Admin.DeleteAsync(path).Problem(404);
        (await company.Get("agents/coordinator/memories"))["items"]!.AsArray().ShouldBeEmpty();
        (await company.Get("events?kind=memory_revoked"))["items"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_new_company_has_a_relationship_for_every_pair()
    {
        var company = await server.Company();

        var pairs = (await company.Get("relationships"))["items"]!.AsArray();

        pairs.Count.ShouldBe(3);
        var pair = pairs[0]!;
        ((decimal)pair["affinity"]!).ShouldBeInRange(0.10m, 0.95m);
        (await company.Get($"relationships/{pair.Text("b")}/{pair.Text("a")}")).ToJsonString().ShouldBe(pair.ToJsonString());
        await server.Admin.GetAsync($"{company.Path}/relationships/{pair.Text("a")}/{pair.Text("a")}").Problem(404);
        await server.Admin.GetAsync($"{company.Path}/relationships/{pair.Text("a")}/nobody").Problem(404);
    }

    [Fact]
    public async Task Metrics_are_taken_for_posts_and_shown_with_them()
    {
        var company = await server.Company();
        await company.Policy("worker_post_tweet", new { concurrency = 0 });
        await company.Policy("auto_approve", new { allowed_step_kinds = new[] { "post_tweet" } });
        await server.Admin.Post($"{company.Path}/proposals", new { agent = "coordinator", title = "Say it", steps = new[] { new { kind = "post_tweet", payload = new { text = "Hello" } } } }).Json(201);
        await Finish(company, "post_tweet", new { text = "Hello", draftId = "d1", publisher = "sandbox" });

        var reply = await server.Admin.Post(
            $"{company.Path}/metrics", new { posts = new object[] { new { draftId = "d1", impressions = 1_000, likes = 90 }, new { draftId = "d2", impressions = 1 } } }).Json(200);

        ((int)reply["accepted"]!).ShouldBe(1);
        reply["unknown"]!.AsArray().ShouldHaveSingleItem()!.GetValue<string>().ShouldBe("d2");
        var metrics = (await company.Get("posts"))["items"]!.AsArray().ShouldHaveSingleItem()!["metrics"]!;
        ((long)metrics["impressions"]!, (long)metrics["likes"]!, (long)metrics["clicks"]!).ShouldBe((1_000, 90, 0));
    }

    [Theory]
    [InlineData("""{"posts":[]}""", "posts")]
    [InlineData("""{"posts":[{"draftId":"d","impressions":-1}]}""", "posts[0].impressions")]
    [InlineData("""{"posts":[{"draftId":"d","impressions":1,"likes":1e308}]}""", "posts[0].likes")]
    [InlineData("""{"posts":[{"draftId":"","impressions":1}]}""", "posts[0].draftId")]
    [InlineData("""{"posts":[{"draftId":"a\u0000b","impressions":1}]}""", "posts[0].draftId")]
    [InlineData("""{"posts":[{"draftId":"d","impressions":1,"affinity":0.9}]}""", "posts[0].affinity")]
    public async Task Bad_metrics_are_refused_with_their_path(string body, string path)
    {
        var company = await server.Company();

        await server.Admin.PostAsync($"{company.Path}/metrics", new StringContent(body, System.Text.Encoding.UTF8, "application/json")).Problem(400, path);
    }

    [Theory]
    [InlineData("agents/coordinator/memories?type=wisdom")]
    [InlineData("agents/coordinator/memories?type=3")]
    [InlineData("agents/coordinator/memories?cursor=x")]
    [InlineData("agents/coordinator/memories?limit=0")]
    public async Task Bad_queries_of_memories_are_refused(string query)
    {
        var company = await server.Company();

        await server.Admin.GetAsync($"{company.Path}/{query}").Problem(400);
    }

    [Fact]
    public async Task Initiatives_are_empty_and_proactive_rules_say_when_they_are_due()
    {
        var company = await server.Company("studio");

        var initiatives = await company.Get("initiatives");
        ((bool)initiatives["enabled"]!, initiatives["queue"]!.AsArray().Count, initiatives["cooldowns"]!.AsArray().Count).ShouldBe((false, 0, 0));
        var proactive = (await company.Get("triggers"))["items"]!.AsArray().Where(t => t!.Text("event") == "proactive").ToList();
        proactive.Count.ShouldBe(7);
        var created = DateTimeOffset.Parse((await server.Admin.GetAsync(company.Path).Json(200)).Text("createdAt"), System.Globalization.CultureInfo.InvariantCulture);
        proactive.ShouldAllBe(t => DateTimeOffset.Parse(t!.Text("nextDueAt"), System.Globalization.CultureInfo.InvariantCulture) <= created.AddMinutes(31));
    }

    [Fact]
    public async Task Routines_are_listed_switched_rescheduled_and_run_on_request()
    {
        var company = await server.Company("studio");
        await company.Policy("worker_view", new { concurrency = 4 });
        var routines = (await company.Get("routines"))["items"]!.AsArray();
        routines.Count.ShouldBe(4);
        var path = $"{company.Path}/routines/brain/morning_research";

        var off = await server.Admin.PutAsJsonAsync(path, new { enabled = false }).Json(200);
        ((bool)off["enabled"]!, off["nextDueAt"]).ShouldBe((false, null));
        (await server.Admin.PutAsJsonAsync(path, new { enabled = true, cron = "0 15 7 * * ?" }).Json(200)).Text("nextDueAt").ShouldContain("T07:15:00");
        (await server.Admin.Post($"{path}/run").Json(200)).Text("lastResult").ShouldBe("running");
        (await company.Get("proposals?source=routine"))["items"]!.AsArray().Count.ShouldBe(1);
        await Within.Seconds(30, async () => (await company.Get("routines/brain/morning_research/runs")).Items().SingleOrDefault()?["finishedAt"] is not null);
        var ran = (await company.Get("routines/brain/morning_research/runs")).Items().ShouldHaveSingleItem()!;
        ran.Text("status").ShouldBe("succeeded");
        ran.Text("digest").ShouldNotBeNullOrWhiteSpace();
        (await company.Get("routines/opus/evening_briefing/runs")).Items().ShouldBeEmpty();
        await server.Admin.GetAsync($"{company.Path}/routines/brain/nothing/runs").Problem(404);

        await server.Admin.PutAsJsonAsync(path, new { cron = "whenever" }).Problem(400, "cron");
        await server.Admin.PutAsJsonAsync(path, new { title = "x" }).Problem(400, "title");
        await server.Admin.Post($"{company.Path}/routines/brain/nothing/run").Problem(404);
    }

    /// <summary>Claims what there is of a kind and completes it.</summary>
    private async Task Finish(TestCompany company, string kind, object result)
    {
        var claimed = await server.Admin.Post($"{company.Path}/steps/claim", new { worker = "w1", kinds = new[] { kind }, max = 50, waitSeconds = 10 }).Json(200);
        claimed["steps"]!.AsArray().ShouldNotBeEmpty();
        foreach (var step in claimed["steps"]!.AsArray().OfType<System.Text.Json.Nodes.JsonNode>())
            await server.Admin.Post($"{company.Path}/steps/{step.Text("id")}/complete", new { token = step["lease"]!.Text("token"), result }).Json(200);
    }
}
