using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace AgentOps.Silo.Hosting.Telemetry;

/// <summary>
/// Sends traces, metrics and logs to an OpenTelemetry collector when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names one (the further <c>OTEL_*</c> variables hold,
/// too): requests, grain calls, steps, models, SQL, outgoing HTTP, the runtime. Without it nothing is sent.
/// </summary>
internal sealed class OtlpExport(MeterProvider metrics, CompanyGauges gauges) : BackgroundService
{
    /// <summary>Whether a collector is named.</summary>
    public static bool IsOn => Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT") is { Length: > 0 };

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(10);

    private static readonly string[] Sources =
        [Signals.Name, "Microsoft.AspNetCore", "Microsoft.Orleans.Application", "Microsoft.Orleans.Runtime", "System.Net.Http", "Npgsql"];

    private TracerProvider? _traces;

    /// <inheritdoc/>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        if (!IsOn) return Task.CompletedTask;
        _traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(TelemetryServices.Resource()).AddSource(Sources).AddOtlpExporter().Build();
        return base.StartAsync(cancellationToken);
    }

    /// <summary>What is still here is sent, for at most a few seconds.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (!IsOn) return;
        _traces?.ForceFlush(3000);
        metrics.ForceFlush(3000);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _traces?.Dispose();
        base.Dispose();
    }

    /// <summary>Metrics are pushed when the exporter likes, which waits for no query: so the figures it finds are kept fresh.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, TimeProvider.System);
        try
        {
            do
            {
                await gauges.Refresh(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }
}
