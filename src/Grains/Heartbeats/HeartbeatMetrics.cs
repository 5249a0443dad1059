using System.Diagnostics.Metrics;
using AgentOps.Telemetry;

namespace AgentOps.Heartbeats;

/// <summary>How late heartbeats come.</summary>
internal static class HeartbeatMetrics
{
    private static readonly TimeSpan Hair = TimeSpan.FromSeconds(1);

    private static readonly Histogram<double> Lateness = CompanyMeter.Meter.CreateHistogram(
        "agentops.heartbeat.lateness", "s", "How long after its time a heartbeat came, in the company's time.", tags: null,
        new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.1, 0.5, 1, 2, 5, 10, 30, 60, 120, 300, 600] });

    /// <summary>A reminder's tick. What was missed during an outage is not made up for, so only the time since the last turn counts.</summary>
    public static void Came(CompanyKey company, TickStatus tick) => Lateness.Record(Late(tick).TotalSeconds, new KeyValuePair<string, object?>("agentops.company", company.Value));

    /// <summary>The time since the last turn; zero for a tick that came early by a hair, as timers do.</summary>
    internal static TimeSpan Late(TickStatus tick)
    {
        var since = tick.CurrentTickTime - tick.FirstTickTime;
        if (since < TimeSpan.Zero || tick.Period <= Hair) return TimeSpan.Zero;
        var late = TimeSpan.FromTicks(since.Ticks % tick.Period.Ticks);
        return late > tick.Period - Hair ? TimeSpan.Zero : late;
    }
}
