using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AgentOps.Process.Tests;

/// <summary>An OpenTelemetry collector that keeps what it is sent over OTLP.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly ConcurrentQueue<(string Signal, byte[] Request)> _got = new();
    private readonly WebApplication _app;

    private Collector(int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseSetting("urls", $"http://127.0.0.1:{port}");
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.MapPost("/v1/{signal}", async (string signal, HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            _got.Enqueue((signal, body.ToArray()));
            return Results.Ok();
        });
        Settings =
        [
            ("OTEL_EXPORTER_OTLP_ENDPOINT", $"http://127.0.0.1:{port}"), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"), ("OTEL_BSP_SCHEDULE_DELAY", "200"),
            ("OTEL_BLRP_SCHEDULE_DELAY", "200"), ("OTEL_METRIC_EXPORT_INTERVAL", "500"),
        ];
    }

    /// <summary>What makes a server tell this collector.</summary>
    internal (string Name, string Value)[] Settings { get; }

    internal IReadOnlyList<OtlpSpan> Spans => [.. _got.Where(g => g.Signal == "traces").SelectMany(g => OtlpSpan.Read(g.Request))];

    internal static async Task<Collector> Start()
    {
        var collector = new Collector(Server.FreePort());
        await collector._app.StartAsync();
        return collector;
    }

    /// <summary>All it was told of a signal (traces, metrics, logs), as it came: names and texts stand in protocol buffers as they are.</summary>
    internal string Text(string signal) => string.Concat(_got.Where(g => g.Signal == signal).Select(g => Encoding.Latin1.GetString(g.Request)));

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
