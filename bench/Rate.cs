namespace AgentOps.Bench;

/// <summary>So many a second, and what part of the floor measured beside it that is.</summary>
internal sealed record Rate(double PerSecond, double OfFloor)
{
    internal static double Median(IEnumerable<double> values) => values.Order().ElementAt(values.Count() / 2);
}
