using System.Diagnostics;
using AgentOps.Api.Access;
using AgentOps.Api.Health;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace AgentOps.Silo.Hosting.Telemetry;

/// <summary>Traces, metrics and logs that tell which trace they belong to; metrics also for Prometheus (docs/adr/0010).</summary>
internal static class TelemetryServices
{
    private static readonly string[] Meters =
    [
        Signals.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.Orleans", "System.Net.Http", "System.Runtime", "Npgsql",
    ];

    internal static void AddTelemetry(this WebApplicationBuilder builder)
    {
        builder.Logging.Configure(log => log.ActivityTrackingOptions = ActivityTrackingOptions.TraceId | ActivityTrackingOptions.SpanId);
        if (!OtlpExport.IsOn)
        {
            // Without a collector steps and model calls have a trace all the same, for the log's sake.
            ActivitySource.AddActivityListener(new()
            {
                ShouldListenTo = source => source.Name == Signals.Name, Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.PropagationData,
            });
        }
        else
        {
            builder.Logging.AddOpenTelemetry(log =>
            {
                (log.IncludeScopes, log.IncludeFormattedMessage) = (true, true);
                log.SetResourceBuilder(Resource()).AddOtlpExporter();
            });
        }

        builder.Services.AddSingleton(_ => Metrics()).AddSingleton<CompanyGauges>().AddHostedService<OtlpExport>();
    }

    /// <summary><c>/metrics</c>, for keys of any role that are not bound to one company: it tells figures of all.</summary>
    internal static void MapPrometheus(this WebApplication app)
    {
        var gauges = app.Services.GetRequiredService<CompanyGauges>();
        app.MapPrometheusScrapingEndpoint(
            ServerPages.Metrics, app.Services.GetRequiredService<MeterProvider>(),
            scrape => scrape.Use(async (context, next) =>
            {
                await gauges.Refresh(context.RequestAborted);
                await next(context);
            }),
            null).ForServerViewers();
    }

    internal static ResourceBuilder Resource() =>
        ResourceBuilder.CreateDefault().AddService("agentops", serviceVersion: Build.Name).AddEnvironmentVariableDetector();

    private static MeterProvider Metrics()
    {
        var builder = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(Resource()).AddMeter(Meters).AddPrometheusExporter();
        return (OtlpExport.IsOn ? builder.AddOtlpExporter() : builder).Build();
    }
}
