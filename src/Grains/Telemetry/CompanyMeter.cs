using System.Diagnostics.Metrics;

namespace AgentOps.Telemetry;

/// <summary>The meter of what companies do (docs/operations.md lists its instruments). Measuring costs nothing while nobody listens.</summary>
internal static class CompanyMeter
{
    /// <summary>Shared by every instrument of this assembly.</summary>
    public static Meter Meter { get; } = new("AgentOps");
}
