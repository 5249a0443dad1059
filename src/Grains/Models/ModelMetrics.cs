using System.Diagnostics.Metrics;
using AgentOps.Telemetry;

namespace AgentOps.Models;

/// <summary>What model calls cost, as they are accounted. Their tokens and times are told by OpenTelemetry's own names, where the provider is called.</summary>
internal static class ModelMetrics
{
    private static readonly Counter<double> Cost = CompanyMeter.Meter.CreateCounter<double>(
        "agentops.model.cost", "{USD}", "What model calls cost by the price table, by use, provider and model.");

    /// <summary>A call is accounted.</summary>
    public static void Accounted(ModelCall call) => Cost.Add(
        (double)call.Usd, new("agentops.use", call.Use), new("gen_ai.provider.name", call.Provider), new("gen_ai.request.model", call.Model));
}
