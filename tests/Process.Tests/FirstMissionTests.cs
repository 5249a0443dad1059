using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace AgentOps.Process.Tests;

/// <summary>The closed loop from outside, as a first user lives it: a page is crawled and analysed, and every event comes over the live stream in order.</summary>
public sealed class FirstMissionTests(FirstMissionTests.Fixture fixture) : IClassFixture<FirstMissionTests.Fixture>
{
    private const string Page = """
        <!doctype html><html lang="en"><head><title>The lighthouse of Kuroshima</title></head><body><nav>Menu</nav><main>
        <h1>The lighthouse of Kuroshima</h1>
        <p>The lighthouse was built in 1897 and stands 34 metres above the sea.</p>
        <p>Its keeper, Hana Mori, climbed the 142 steps every evening for 41 years.</p>
        <p>Since the lamp became electric, visitors have grown from 300 to 12,000 a year.</p>
        </main></body></html>
        """;

    [Fact]
    public async Task A_page_is_crawled_and_analysed_and_all_its_events_are_streamed_in_order()
    {
        var (server, port) = (fixture.Server, fixture.Port);
        var client = new Client(server, "first");
        await client.Create();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await using var stream = await EventStream.Open(server, "first", after: null, patience.Token);

        var proposal = await client.Propose(
            new
            {
                agent = "coordinator",
                title = "Read about the lighthouse",
                steps = new object[]
                {
                    new { kind = "crawl", payload = new { url = $"http://127.0.0.1:{port}/" } },
                    new { kind = "analyze", payload = new { question = "What changed for visitors?" } },
                },
            },
            "first");
        proposal["status"]!.GetValue<string>().ShouldBe("accepted");
        var missionId = proposal["missionId"]!.GetValue<string>();

        var seen = new List<JsonNode>();
        await foreach (var next in stream.Events(patience.Token))
        {
            if ((string?)next["refs"]?["proposalId"] == proposal["id"]!.GetValue<string>()) seen.Add(next);
            if ((string?)next["kind"] is "mission_succeeded" or "mission_failed" && (string?)next["refs"]?["missionId"] == missionId) break;
        }

        seen.Select(e => (string?)e["kind"]).ShouldBe(
        [
            "proposal_created", "proposal_accepted", "step_queued", "mission_started", "step_started", "step_succeeded", "step_queued", "step_started",
            "step_succeeded", "mission_succeeded",
        ]);
        var mission = await client.Get($"missions/{missionId}");
        mission["status"]!.GetValue<string>().ShouldBe("succeeded");
        var analysis = mission["steps"]![1]!["result"]!.ToJsonString();
        analysis.ShouldContain("12,000");
        analysis.ShouldContain("scripted");
    }

    [Fact]
    public async Task A_stream_that_resumes_after_a_server_restart_misses_nothing_and_repeats_nothing()
    {
        var (server, database) = (fixture.Server, fixture.Database);
        var client = new Client(server, "resumed");
        await client.Create();
        var body = new { agent = "coordinator", title = "Look", steps = new object[] { new { kind = "view", payload = new { } } } };
        var seen = new List<string>();
        string? last;
        using (var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60)))
        {
            await using var stream = await EventStream.Open(server, "resumed", "0-0", patience.Token);
            for (var i = 0; i < 5; i++) await client.Propose(body, $"before-{i}");
            await foreach (var next in stream.Events(patience.Token))
            {
                seen.Add(next["id"]!.GetValue<string>());
                if (seen.Count == 7) break;
            }

            last = stream.LastId;
        }

        await server.Kill();
        await server.Start();
        for (var i = 0; i < 5; i++) await client.Propose(body, $"after-{i}");
        await Server.Until(
            async () => await database.Scalar<long>("select count(*) from ops_missions where company = 'resumed' and status <> 'succeeded'") == 0,
            TimeSpan.FromSeconds(40), () => server.Output);
        var all = await database.Scalar<long>("select count(*) from ops_agent_events where company = 'resumed'");

        using var again = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await using var resumed = await EventStream.Open(server, "resumed", last, again.Token);
        await foreach (var next in resumed.Events(again.Token))
        {
            seen.Add(next["id"]!.GetValue<string>());
            if (seen.Count >= all) break;
        }

        seen.Distinct().Count().ShouldBe(seen.Count);
        seen.Count.ShouldBe((int)all);
    }

    /// <summary>A server that may read one page on this machine.</summary>
    public sealed class Fixture : IAsyncLifetime
    {
        private WebApplication _site = null!;

        internal int Port { get; } = Tests.Server.FreePort();

        internal TestDatabase Database { get; private set; } = null!;

        internal Server Server { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.WebHost.UseSetting("urls", $"http://127.0.0.1:{Port}");
            _site = builder.Build();
            _site.MapGet("/", () => Results.Content(Page, "text/html; charset=utf-8"));
            await _site.StartAsync();
            Database = await TestDatabase.Create();
            Server = await Tests.Server.Start(Database, ("AGENTOPS_CRAWL_ALLOW", $"127.0.0.1:{Port}"));
        }

        public async Task DisposeAsync()
        {
            await Server.DisposeAsync();
            await Database.DisposeAsync();
            await _site.DisposeAsync();
        }
    }
}
