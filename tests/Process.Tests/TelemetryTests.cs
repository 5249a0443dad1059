using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace AgentOps.Process.Tests;

/// <summary>A real server that tells a collector of its own, over OTLP.</summary>
public sealed class TelemetryTests
{
    [Fact]
    public async Task Traces_and_metrics_reach_the_collector_that_the_environment_names()
    {
        var (port, got) = (Server.FreePort(), new ConcurrentDictionary<string, string>());
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseSetting("urls", $"http://127.0.0.1:{port}");
        await using var collector = builder.Build();
        collector.MapPost("/v1/{signal}", async (string signal, HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            // Names stand in the protocol buffers as they are.
            got.AddOrUpdate(signal, _ => Encoding.Latin1.GetString(body.ToArray()), (_, before) => before + Encoding.Latin1.GetString(body.ToArray()));
            return Results.Ok();
        });
        await collector.StartAsync();

        await using var database = await TestDatabase.Create();
        await using var server = await Server.Start(
            database, ("OTEL_EXPORTER_OTLP_ENDPOINT", $"http://127.0.0.1:{port}"), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
            ("OTEL_BSP_SCHEDULE_DELAY", "200"), ("OTEL_METRIC_EXPORT_INTERVAL", "500"));
        var client = new Client(server, "traced");
        await client.Create();
        await client.Propose(new { agent = "executor", title = "Look", steps = new object[] { new { kind = "view", payload = new { } } } }, "traced");

        string[] spans = ["step view", "agentops.mission", "Microsoft.AspNetCore", "IIntakeGrain/Propose"];
        bool Told(string signal, string name) => got.GetValueOrDefault(signal, "").Contains(name, StringComparison.Ordinal);
        await Server.Until(
            () => Task.FromResult(spans.All(s => Told("traces", s)) && Told("metrics", "http.server.request.duration")),
            TimeSpan.FromSeconds(40), () => $"{string.Join(", ", spans.Where(s => !Told("traces", s)))} missing in {new string([.. got.GetValueOrDefault("traces", "").Where(c => c is >= ' ' and <= '~')])}");
        string.Concat(got.Values).ShouldNotContain(Server.Key);
    }
}
