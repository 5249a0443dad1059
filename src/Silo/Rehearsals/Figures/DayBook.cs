namespace AgentOps.Silo.Rehearsals.Figures;

/// <summary>The figures of one life: a value a day for each series. A series is named <c>group/what</c>.</summary>
internal sealed class DayBook(int days)
{
    private readonly SortedDictionary<string, double[]> _series = new(StringComparer.Ordinal);

    public int Days => days;

    /// <summary>All series, by name.</summary>
    public IReadOnlyDictionary<string, double[]> Series => _series;

    /// <summary>Counts something that happened on a day (from 0). What lies outside of the life is left out.</summary>
    public void Add(string series, int day, double amount = 1)
    {
        if (day >= 0 && day < days) Of(series)[day] += amount;
    }

    /// <summary>Notes how something stands at the end of a day; it stands so until the next note.</summary>
    public void Stand(string series, int day, double level)
    {
        if (day < 0 || day >= days) return;
        var values = Of(series);
        for (var i = day; i < days; i++) values[i] = level;
    }

    /// <summary>The values of a series; zeros when it has none.</summary>
    public double[] Get(string series) => _series.GetValueOrDefault(series) ?? new double[days];

    private double[] Of(string series)
    {
        if (!_series.TryGetValue(series, out var values)) _series[series] = values = new double[days];
        return values;
    }
}
