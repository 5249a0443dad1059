namespace AgentOps.Bench;

/// <summary>Milliseconds of many single waits.</summary>
internal sealed record Latencies(double P50, double P99)
{
    internal static Latencies Of(IEnumerable<double> milliseconds)
    {
        var sorted = milliseconds.Order().ToList();
        return new(sorted[sorted.Count / 2], sorted[(int)(sorted.Count * 0.99)]);
    }
}
