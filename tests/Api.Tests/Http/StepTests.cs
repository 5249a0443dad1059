using System.Text.Json.Nodes;
using AgentOps.Api.Access;
using AgentOps.Api.Tests.Hosting;

namespace AgentOps.Api.Tests.Http;

/// <summary>External workers: claims, leases, fencing (SPEC §2.2, FAULTS L and C).</summary>
public sealed class StepTests(ApiServer server) : IClassFixture<ApiServer>
{
    [Fact]
    public async Task A_mission_is_worked_off_step_by_step_with_what_came_before()
    {
        var company = await server.Company();
        var proposal = await company.Propose(steps: 2, title: "Two looks");

        var first = (await company.Claim(max: 5, waitSeconds: 10)).ShouldHaveSingleItem()!;
        first.Text("id").ShouldBe($"{proposal.Text("missionId")}.1");
        first.Text("kind").ShouldBe("view");
        first.Number("attempt").ShouldBe(1);
        first["payload"]!.Text("what").ShouldBe("overview");
        first["context"]!.Text("title").ShouldBe("Two looks");
        first["context"]!.Text("agent").ShouldBe("coordinator");
        first["context"]!["earlier"]!.AsArray().ShouldBeEmpty();
        first["lease"]!["until"]!.GetValue<DateTimeOffset>().ShouldBeGreaterThan(TimeProvider.System.GetUtcNow());
        var done = await Complete(company, first, new { seen = 3 }).Json(200);
        done.Text("status").ShouldBe("succeeded");
        done["result"]!.Number("seen").ShouldBe(3);

        var second = (await company.Claim(waitSeconds: 10)).ShouldHaveSingleItem()!;
        var earlier = second["context"]!["earlier"]!.AsArray().ShouldHaveSingleItem()!;
        earlier.Text("stepId").ShouldBe(first.Text("id"));
        earlier["result"]!.Number("seen").ShouldBe(3);
        await Complete(company, second, new { }).Json(200);

        var mission = await company.Get($"missions/{proposal.Text("missionId")}");
        mission.Text("status").ShouldBe("succeeded");
        mission["steps"]!.AsArray().Count.ShouldBe(2);
        mission.ToJsonString().ShouldNotContain(first["lease"]!.Text("token"));
        (await company.Get("missions")).Items().Single(m => m!.Text("id") == mission.Text("id"))!.ToJsonString().ShouldNotContain(first["lease"]!.Text("token"));
    }

    [Fact]
    public async Task A_stale_or_foreign_token_changes_nothing()
    {
        var company = await server.Company();
        var other = await server.Company();
        await company.Propose();
        var step = (await company.Claim(waitSeconds: 10)).Single()!;
        var path = $"{company.Path}/steps/{step.Text("id")}";

        await server.Admin.Post($"{path}/complete", new { token = "made-up", result = new { } }).Problem(409);
        await server.Admin.Post($"{path}/renew", new { token = "made-up" }).Problem(409);
        await server.Admin.Post($"{path}/fail", new { token = "made-up", error = "x" }).Problem(409);
        await server.Admin.Post($"{other.Path}/steps/{step.Text("id")}/complete", new { token = step["lease"]!.Text("token"), result = new { } }).Problem(404);
        await server.Admin.Post($"{company.Path}/steps/nonsense/renew", new { token = "x" }).Problem(404);
        await server.Admin.Post($"{path}/renew", new { token = "" }).Problem(400, "token");
        await server.Admin.Post($"{path}/fail", new { token = "x", error = " " }).Problem(400, "error");
        await server.Admin.Post($"{path}/complete", new { token = step["lease"]!.Text("token"), result = new string('x', 65 * 1024) }).Problem(400, "result");

        var renewed = await server.Admin.Post($"{path}/renew", new { token = step["lease"]!.Text("token") }).Json(200);
        renewed.Text("status").ShouldBe("running");
        renewed["leaseUntil"]!.GetValue<DateTimeOffset>().ShouldBeGreaterThanOrEqualTo(step["lease"]!["until"]!.GetValue<DateTimeOffset>());
    }

    [Fact]
    public async Task A_result_may_hold_32_KiB_and_not_a_byte_more()
    {
        var company = await server.Company();
        await company.Propose();
        var step = (await company.Claim(waitSeconds: 10)).Single()!;
        var quotes = 2;

        var refused = await Complete(company, step, new string('x', 32 * 1024 - quotes + 1)).Problem(400, "result");
        refused.ToJsonString().ShouldContain("32 KiB");
        var done = await Complete(company, step, new string('x', 32 * 1024 - quotes)).Json(200);
        done.Text("status").ShouldBe("succeeded");
    }

    [Fact]
    public async Task Completing_fifty_times_at_once_is_one_completion_with_one_answer()
    {
        var company = await server.Company();
        var proposal = await company.Propose();
        var step = (await company.Claim(waitSeconds: 10)).Single()!;

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Complete(company, step, new { n = 1 }).Json(200)));

        answers.Select(a => a.ToJsonString()).Distinct().ShouldHaveSingleItem();
        await Within.Seconds(5, async () => (await Kinds(company, proposal)).Contains("mission_succeeded"));
        (await Kinds(company, proposal)).Count(k => k == "step_succeeded").ShouldBe(1);
    }

    [Fact]
    public async Task Forty_steps_go_to_eight_workers_each_once()
    {
        var company = await server.Company();
        await company.Policy("agent_daily_limit", new { limit = 1_000 });
        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => company.Propose()));

        var claimed = await Task.WhenAll(Enumerable.Range(0, 8).Select(async worker =>
        {
            var mine = new List<string>();
            while (await company.Claim(max: 3, waitSeconds: 1, worker: $"w{worker}") is { Count: > 0 } steps) mine.AddRange(steps.Select(s => s!.Text("id")));
            return mine;
        }));

        var all = claimed.SelectMany(c => c).ToList();
        all.Count.ShouldBe(40);
        all.Distinct().Count().ShouldBe(40);
    }

    [Fact]
    public async Task A_waiting_worker_gets_a_step_the_moment_it_is_there()
    {
        var company = await server.Company();
        var waiting = server.Admin.Post($"{company.Path}/steps/claim", new { worker = "w", kinds = new[] { "crawl", "view" }, waitSeconds = 30 });
        await company.Propose();
        var since = TimeProvider.System.GetTimestamp();

        (await waiting.Json(200))["steps"]!.AsArray().Count.ShouldBe(1);
        TimeProvider.System.GetElapsedTime(since).ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Nothing_to_do_is_an_empty_list_after_the_wait()
    {
        var company = await server.Company();
        var since = TimeProvider.System.GetTimestamp();

        (await company.Claim()).ShouldBeEmpty();
        (await company.Claim(waitSeconds: 1)).ShouldBeEmpty();

        TimeProvider.System.GetElapsedTime(since).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task A_worker_that_hangs_up_while_waiting_takes_no_step_with_it()
    {
        var company = await server.Company();
        using var impatient = new CancellationTokenSource();
        var worker = await server.Client(Role.Worker);
        var body = System.Net.Http.Json.JsonContent.Create(new { worker = "gone", kinds = new[] { "view" }, waitSeconds = 30 });
        var waiting = worker.PostAsync($"{company.Path}/steps/claim", body, impatient.Token);
        await company.Claim(waitSeconds: 1);
        await impatient.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(waiting);

        await company.Propose();

        var step = (await company.Claim(waitSeconds: 20)).ShouldHaveSingleItem()!;
        step.Number("attempt").ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"worker":"w","kinds":[]}""", "kinds")]
    [InlineData("""{"worker":"w","kinds":["View"]}""", "kinds[0]")]
    [InlineData("""{"worker":"w","kinds":[null]}""", "kinds[0]")]
    [InlineData("""{"worker":"","kinds":["view"]}""", "worker")]
    [InlineData("""{"worker":"w","kinds":["view"],"max":0}""", "max")]
    [InlineData("""{"worker":"w","kinds":["view"],"max":51}""", "max")]
    [InlineData("""{"worker":"w","kinds":["view"],"waitSeconds":31}""", "waitSeconds")]
    [InlineData("""{"worker":"w","kinds":["view"],"waitSeconds":-1}""", "waitSeconds")]
    [InlineData("""{"worker":"w","kinds":["view"],"lease":9}""", "lease")]
    [InlineData("""{"kinds":["view"]}""", "worker")]
    public async Task A_bad_claim_is_refused(string body, string path)
    {
        var company = await server.Company();
        await server.Admin.PostAsync($"{company.Path}/steps/claim", new StringContent(body, null, "application/json")).Problem(400, path);
    }

    [Fact]
    public async Task A_step_that_fails_for_good_fails_its_mission_which_a_person_can_retry_or_cancel()
    {
        var company = await server.Company();
        var proposal = await company.Propose();
        var mission = $"missions/{proposal.Text("missionId")}";
        var step = (await company.Claim(waitSeconds: 10)).Single()!;
        var failed = await server.Admin.Post(
            $"{company.Path}/steps/{step.Text("id")}/fail", new { token = step["lease"]!.Text("token"), error = "No light.\nNone.", retryable = false }).Json(200);
        failed.Text("status").ShouldBe("failed");
        failed.Text("error").ShouldContain("No light.");
        (await company.Get(mission)).Text("status").ShouldBe("failed");

        (await server.Admin.Post($"{company.Path}/{mission}/retry").Json(200)).Text("status").ShouldBeOneOf("approved", "running");
        (await company.Claim(waitSeconds: 10)).Count.ShouldBe(1);
        (await server.Admin.Post($"{company.Path}/{mission}/cancel").Json(200)).Text("status").ShouldBe("cancelled");
        await server.Admin.Post($"{company.Path}/missions/{Guid.CreateVersion7()}/cancel").Problem(404);
        await server.Admin.Post($"{company.Path}/missions/{Guid.CreateVersion7()}/retry").Problem(404);
    }

    private Task<HttpResponseMessage> Complete(TestCompany company, JsonNode step, object result) =>
        server.Admin.Post($"{company.Path}/steps/{step.Text("id")}/complete", new { token = step["lease"]!.Text("token"), result });

    private static async Task<string[]> Kinds(TestCompany company, JsonNode proposal) =>
    [
        .. (await company.Get("events?limit=200")).Items()
            .Where(e => (string?)e!["refs"]!["missionId"] == proposal.Text("missionId")).Select(e => e!.Text("kind")),
    ];
}
