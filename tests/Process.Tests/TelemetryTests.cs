using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace AgentOps.Process.Tests;

/// <summary>What a real server tells of itself: to a collector over OTLP, to Prometheus, in its log.</summary>
public sealed partial class TelemetryTests
{
    private static readonly string[] Metrics =
    [
        "http.server.request.duration", "agentops.proposals", "agentops.queue.age", "agentops.queue.waiting", "agentops.heartbeat.overdue", "agentops.grain.activations",
        "agentops.model.cost", "gen_ai.client.token.usage", "gen_ai.client.operation.duration",
    ];

    private static readonly object[] Steps =
    [
        new { kind = "summarize", payload = new { text = "All is well here. Nothing is broken." } },
        new { kind = "crawl", payload = new { url = "http://127.0.0.1:9/" } },
    ];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    [Fact]
    public async Task A_collector_gets_one_trace_from_the_request_to_the_model_and_metrics_and_logs_that_name_it()
    {
        await using var collector = await Collector.Start();
        await using var database = await TestDatabase.Create();
        await using var server = await Server.Start(database, collector.Settings);
        var client = new Client(server, "traced");
        await client.Create();
        await client.Policy("worker_view", new { enabled = false });
        await client.Propose(new { agent = "executor", title = "Look", steps = new[] { new { kind = "view", payload = new { } } } }, "waits");
        await client.Propose(new { agent = "executor", title = "Sum up, then read what is refused", steps = Steps }, "traced");

        // Request, grains, both steps (the second becomes ready when the first ends), the model: one trace.
        string[] chain = ["Microsoft.AspNetCore.Hosting.HttpRequestIn", "IIntakeGrain/Propose", "step summarize", "chat scripted", "IMissionGrain/Complete", "step crawl"];
        string? trace = null;
        await Server.Until(
            () =>
            {
                trace = collector.Spans.ToLookup(s => s.Trace).FirstOrDefault(t => chain.All(name => t.Any(s => s.Name == name)))?.Key;
                return Task.FromResult(trace is not null);
            },
            Patience, () => string.Join('\n', collector.Spans.GroupBy(s => s.Trace).Select(t => $"{t.Key}: {string.Join(", ", t.Select(s => s.Name).Distinct())}")));
        await Server.Until(
            () => Task.FromResult(Metrics.All(m => collector.Text("metrics").Contains(m, StringComparison.Ordinal))), Patience,
            () => string.Join(", ", Metrics.Where(m => !collector.Text("metrics").Contains(m, StringComparison.Ordinal))) + " missing");

        // The refused page is a warning: on the console and at the collector with its trace.
        await Server.Until(() => Task.FromResult(Warning().IsMatch(server.All)), Patience, () => server.Output);
        server.All.Split('\n').Where(l => Warning().IsMatch(l)).ShouldContain(l => l.Contains($"TraceId:{trace}", StringComparison.Ordinal), server.Output);
        var id = Encode(trace!);
        await Server.Until(() => Task.FromResult(collector.Text("logs").Contains(id, StringComparison.Ordinal)), Patience, () => "No log tells the trace.");
        string.Concat(collector.Text("traces"), collector.Text("metrics"), collector.Text("logs")).ShouldNotContain(Server.Key);
    }

    [Fact]
    public async Task Prometheus_reads_the_figures_with_a_key_for_all_companies_and_nobody_else_does()
    {
        await using var database = await TestDatabase.Create();
        const string password = "canary-of-the-database";
        await using var server = await Server.Start($"{database.ConnectionString};Password={password}", []);
        var client = new Client(server, "measured");
        await client.Create();
        await client.Policy("content_policy", new { enabled = false });
        await client.Policy("worker_view", new { enabled = false });
        await client.Propose(new { agent = "executor", title = "Sum up, then read what is refused", steps = Steps }, "worked");
        await client.Propose(new { agent = "executor", title = "Draft", steps = new[] { new { kind = "draft_tweet", payload = new { topic = "Rain" } } } }, "refused");
        await client.Propose(new { agent = "executor", title = "Look", steps = new[] { new { kind = "view", payload = new { } } } }, "waits");

        string all = "";
        await Server.Until(
            async () =>
            {
                all = await server.Http.GetStringAsync("/metrics");
                return Value(all, "agentops_queue_age_seconds", "company=\"measured\"", "kind=\"view\"") > 1 && Value(all, "gen_ai_client_token_usage", "_sum", "offline") > 0;
            },
            Patience, () => all);
        Value(all, "agentops_queue_waiting", "company=\"measured\"", "kind=\"view\"").ShouldBe(1);
        Value(all, "agentops_proposals_total", "company=\"measured\"", "status=\"rejected\"", "gate=\"content_policy\"").ShouldBe(1, all);
        Value(all, "agentops_proposals_total", "company=\"measured\"", "status=\"accepted\"").ShouldBeGreaterThanOrEqualTo(2);
        Value(all, "agentops_heartbeat_overdue_seconds", "company=\"measured\"").ShouldBe(0);
        Value(all, "agentops_grain_activations", "type=\"stepqueue\"").ShouldBeGreaterThanOrEqualTo(2);
        Value(all, "agentops_model_cost", "provider_name=\"offline\"").ShouldBe(0, "the scripted model costs nothing");
        Value(all, "http_server_request_duration_seconds_count", "route=\"/api/companies/{company}/proposals/\"").ShouldBeGreaterThanOrEqualTo(3);
        foreach (var secret in new[] { Server.Key, password }) all.ShouldNotContain(secret);

        // Without a collector, a step's lines in the log tell a trace too.
        await Server.Until(() => Task.FromResult(Warning().IsMatch(server.All)), Patience, () => server.Output);
        server.All.Split('\n').First(l => Warning().IsMatch(l)).ShouldMatch("TraceId:[0-9a-f]{32}");

        (await Status(server, null)).ShouldBe(HttpStatusCode.Unauthorized);
        (await Status(server, "a-key-of-nobody")).ShouldBe(HttpStatusCode.Unauthorized);
        (await Status(server, await client.Key("viewer", "measured"))).ShouldBe(HttpStatusCode.Forbidden);
        (await Status(server, await client.Key("viewer", null))).ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>The value of the one series of that name with all those labels; no number when there is none.</summary>
    private static double Value(string metrics, string name, params string[] labels)
    {
        var line = metrics.Split('\n').FirstOrDefault(l => l.StartsWith(name, StringComparison.Ordinal) && labels.All(part => l.Contains(part, StringComparison.Ordinal)));
        return line is null ? double.NaN : double.Parse(line[(line.LastIndexOf('}') + 2)..].Split(' ')[0], CultureInfo.InvariantCulture);
    }

    private static string Encode(string trace) => System.Text.Encoding.Latin1.GetString(Convert.FromHexString(trace));

    private static async Task<HttpStatusCode> Status(Server server, string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server.Address, "/metrics"));
        if (key is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var http = new HttpClient();
        using var response = await http.SendAsync(request);
        return response.StatusCode;
    }

    [GeneratedRegex("Attempt 1 of crawl step")]
    private static partial Regex Warning();
}
