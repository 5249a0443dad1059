using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace AgentOps.Process.Tests.Workers;

/// <summary>External workers as processes of their own, on a kind that only they serve (SPEC §2.2, §9; FAULTS L and C).</summary>
public sealed class WorkerTests(WorkshopServer workshop) : IClassFixture<WorkshopServer>
{
    private readonly Server _server = workshop.Server;

    [Theory]
    [InlineData("node")]
    [InlineData("dotnet")]
    public async Task A_documented_worker_serves_a_kind_of_the_template_and_ends_when_told(string runtime)
    {
        var company = await Company($"serves-{runtime}");
        await using var worker = runtime == "node" ? WorkerProcess.JavaScript(_server, company.Key) : WorkerProcess.CSharp(_server, company.Key);

        var proposal = await company.Client.Propose(Mission(Words("one two three"), Words("four")), "count");
        var mission = await Ended(company, proposal, worker);

        mission["status"]!.GetValue<string>().ShouldBe("succeeded", worker.Output);
        mission["steps"]!.AsArray().Select(s => s!["result"]!["words"]!.GetValue<int>()).ShouldBe([3, 1]);
        mission["steps"]![0]!["worker"]!.GetValue<string>().ShouldStartWith(runtime == "node" ? "js-" : "cs-");
        (await worker.Terminate()).ShouldBe(0, worker.Output);
    }

    [Fact]
    public async Task A_kind_of_the_template_has_its_schema_and_its_gate()
    {
        var company = await Company("gated");

        using var refused = await _server.Http.PostAsJsonAsync($"/api/companies/{company.Key}/proposals", Mission(Words("")));
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await refused.Content.ReadAsStringAsync()).ShouldContain("steps[0].payload.text");

        await company.Client.Policy("agent_daily_limit", new { limit = 1_000 });
        var full = Enumerable.Range(0, 250).Select(i => company.Client.Propose(Mission(Enumerable.Repeat(Words("x"), 20)), $"fill-{i}"));
        (await Task.WhenAll(full)).ShouldAllBe(p => (string?)p["status"] == "accepted");
        var over = await company.Client.Propose(Mission(Words("one too many")), "over");
        ((string?)over["rejection"]).ShouldBe("Quota full (5000/5000)");
        ((string?)over["gate"]).ShouldBe("kind:count_words");
    }

    [Fact]
    public async Task A_worker_killed_with_a_lease_loses_the_step_to_the_next()
    {
        var company = await Company("killed");
        await company.Client.Policy("worker_count_words", new { lease_seconds = 2 });
        await using var worker = WorkerProcess.JavaScript(_server, company.Key);
        var proposal = await company.Client.Propose(Mission(Words("a b", seconds: 300)), "slow");
        await Running(company, proposal, worker);

        await worker.Kill();

        var step = (await Claim(company, waitSeconds: 30)).ShouldHaveSingleItem()!;
        step["attempt"]!.GetValue<int>().ShouldBe(2);
        (await Complete(company, step)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_worker_that_comes_late_is_refused_and_goes_on()
    {
        var company = await Company("late");
        await company.Client.Policy("worker_count_words", new { lease_seconds = 2 });
        await using var worker = WorkerProcess.JavaScript(_server, company.Key);
        var proposal = await company.Client.Propose(Mission(Words("a b", seconds: 1)), "slow");
        await Running(company, proposal, worker);
        await worker.Freeze();
        var step = (await Claim(company, waitSeconds: 30)).ShouldHaveSingleItem()!;
        (await Complete(company, step)).ShouldBe(HttpStatusCode.OK);

        await worker.Thaw();

        await Server.Until(() => Task.FromResult(worker.Output.Contains("409", StringComparison.Ordinal)), TimeSpan.FromSeconds(30), () => worker.Output);
        (await Ended(company, proposal, worker))["steps"]![0]!["result"]!["by"]!.GetValue<string>().ShouldBe("the test");
        var next = await company.Client.Propose(Mission(Words("on and on")), "next");
        (await Ended(company, next, worker))["status"]!.GetValue<string>().ShouldBe("succeeded", worker.Output);
    }

    [Fact]
    public async Task Completing_fifty_times_at_once_is_one_completion_with_one_answer()
    {
        var company = await Company("fifty");
        await company.Client.Propose(Mission(Words("a")), "once");
        var step = (await Claim(company, waitSeconds: 10)).ShouldHaveSingleItem()!;

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(async _ =>
        {
            using var answer = await _server.Http.PostAsJsonAsync($"{company.Steps}/{step["id"]}/complete", new { token = Token(step), result = new { n = 1 } });
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            return await answer.Content.ReadAsStringAsync();
        }));

        answers.Distinct().ShouldHaveSingleItem();
        (await Events(company, "step_succeeded")).ShouldBe(1);
    }

    [Fact]
    public async Task Two_workers_racing_for_a_thousand_steps_complete_each_exactly_once()
    {
        var company = await Company("racing");
        await company.Client.Policy("agent_daily_limit", new { limit = 1_000 });
        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => company.Client.Propose(Mission(Enumerable.Repeat(Words("a b c"), 20)), $"race-{i}")));

        await using var js = WorkerProcess.JavaScript(_server, company.Key);
        await using var cs = WorkerProcess.CSharp(_server, company.Key);

        await Server.Until(
            async () => await Events(company, "mission_succeeded") == 50, TimeSpan.FromMinutes(2), () => js.Output + cs.Output);
        (await Events(company, "step_succeeded")).ShouldBe(1_000);
        (await workshop.Database.Scalar<long>(
            "select count(distinct step_id) from ops_agent_events where company = $1 and kind = 'step_succeeded'", company.Key)).ShouldBe(1_000);
        (await workshop.Database.Scalar<long>("select count(distinct left(worker, 3)) from ops_mission_steps where company = $1", company.Key)).ShouldBe(2, "both worked");
        (js.Output + cs.Output).ShouldNotContain("409");
    }

    private async Task<(string Key, Client Client, string Steps)> Company(string key)
    {
        var client = new Client(_server, key);
        await client.Create("workshop");
        return (key, client, $"/api/companies/{key}/steps");
    }

    private static object Words(string text, int seconds = 0) => new { kind = "count_words", payload = new { text, seconds }, after = Array.Empty<int>() };

    private static object Mission(params IEnumerable<object> steps) => new { agent = "clerk", title = "Count", steps };

    private async Task<JsonNode?[]> Claim((string Key, Client Client, string Steps) company, int waitSeconds)
    {
        using var answer = await _server.Http.PostAsJsonAsync($"{company.Steps}/claim", new { worker = "test", kinds = new[] { "count_words" }, waitSeconds });
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return [.. (await answer.Content.ReadFromJsonAsync<JsonNode>())!["steps"]!.AsArray()];
    }

    private async Task<HttpStatusCode> Complete((string Key, Client Client, string Steps) company, JsonNode step)
    {
        using var answer = await _server.Http.PostAsJsonAsync($"{company.Steps}/{step["id"]}/complete", new { token = Token(step), result = new { by = "the test" } });
        return answer.StatusCode;
    }

    private static string Token(JsonNode step) => step["lease"]!["token"]!.GetValue<string>();

    private Task<long> Events((string Key, Client Client, string Steps) company, string kind) =>
        workshop.Database.Scalar<long>("select count(*) from ops_agent_events where company = $1 and kind = $2", company.Key, kind);

    private static Task Running((string Key, Client Client, string Steps) company, JsonNode proposal, WorkerProcess worker) => Server.Until(
        async () => (string?)(await company.Client.Get($"missions/{proposal["missionId"]}"))["steps"]![0]!["status"] == "running",
        TimeSpan.FromSeconds(30), () => string.Create(CultureInfo.InvariantCulture, $"The worker took no step.\n{worker.Output}"));

    private static async Task<JsonNode> Ended((string Key, Client Client, string Steps) company, JsonNode proposal, WorkerProcess worker)
    {
        JsonNode mission = null!;
        await Server.Until(
            async () => (string?)(mission = await company.Client.Get($"missions/{proposal["missionId"]}"))["status"] is "succeeded" or "failed",
            TimeSpan.FromSeconds(30), () => $"The mission did not end.\n{worker.Output}");
        return mission;
    }
}
