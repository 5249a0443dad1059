namespace AgentOps.Silo.Rehearsals.Figures;

/// <summary>A figure over many lives: one in ten lies below P10, half below P50, nine in ten below P90.</summary>
internal readonly record struct Spread(double P10, double P50, double P90)
{
    /// <summary>The spread of these values, between neighbours in proportion.</summary>
    public static Spread Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0 ? default : new(At(sorted, 0.1), At(sorted, 0.5), At(sorted, 0.9));
    }

    private static double At(double[] sorted, double part)
    {
        var place = part * (sorted.Length - 1);
        var below = (int)place;
        return below + 1 >= sorted.Length ? sorted[^1] : sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below]));
    }
}
