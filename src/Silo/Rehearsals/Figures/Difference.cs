namespace AgentOps.Silo.Rehearsals.Figures;

/// <summary>
/// How far a series of the second setting lies from the first's, seed by seed: both sides live with the same chances, so that only the change and what
/// follows from it differs.
/// </summary>
/// <param name="Before">The mean of the first.</param>
/// <param name="After">The mean of the second.</param>
/// <param name="Mean">The mean of the differences.</param>
/// <param name="Within">Half the width of its 95 % confidence interval (Student's t over the pairs); infinite for one pair.</param>
internal sealed record Difference(string Series, Group Group, double Before, double After, double Mean, double Within)
{
    private static readonly double[] T =
        [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042];

    /// <summary>True when the interval leaves out zero: more than chance.</summary>
    public bool Clear => Math.Abs(Mean) > Within;

    /// <summary>Compares lives of equal seeds.</summary>
    public static IReadOnlyList<Difference> Of(IReadOnlyList<Life> before, IReadOnlyList<Life> after)
    {
        var other = after.ToDictionary(l => l.Seed);
        var pairs = before.Where(l => other.ContainsKey(l.Seed)).Select(l => (l.Book, other[l.Seed].Book)).ToArray();
        return
        [
            .. before.Concat(after).SelectMany(l => l.Book.Series.Keys).Distinct().Select(series => Of(series, pairs))
                .OrderBy(d => Group.All.IndexOf(d.Group)).ThenBy(d => d.Series, StringComparer.Ordinal),
        ];
    }

    private static Difference Of(string series, (DayBook Before, DayBook After)[] pairs)
    {
        var group = Group.Of(series);
        var (before, after) = (pairs.Select(p => group.Whole(p.Before.Get(series))).ToArray(), pairs.Select(p => group.Whole(p.After.Get(series))).ToArray());
        var moved = before.Zip(after, (b, a) => a - b).ToArray();
        var mean = moved.Average();
        var within = moved.Length < 2 ? double.PositiveInfinity
            : Math.Sqrt(moved.Sum(m => (m - mean) * (m - mean)) / (moved.Length - 1) / moved.Length) * (moved.Length - 2 < T.Length ? T[moved.Length - 2] : 1.96);
        return new(series, group, before.Average(), after.Average(), mean, within);
    }
}
