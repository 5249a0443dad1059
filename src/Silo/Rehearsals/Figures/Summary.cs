namespace AgentOps.Silo.Rehearsals.Figures;

/// <summary>A series over all lives: each day's spread and the spread of the whole.</summary>
internal sealed record Summary(string Series, Group Group, Spread[] Days, Spread Whole)
{
    /// <summary>What it is within its group.</summary>
    public string What => Series[(Group.Name.Length + 1)..];

    /// <summary>Every series that any of the lives has, by group in the report's order, then by name.</summary>
    public static IReadOnlyList<Summary> Of(IReadOnlyList<Life> lives) =>
    [
        .. lives.SelectMany(l => l.Book.Series.Keys).Distinct().Select(series => Of(series, lives))
            .OrderBy(s => Group.All.IndexOf(s.Group)).ThenBy(s => s.Series, StringComparer.Ordinal),
    ];

    private static Summary Of(string series, IReadOnlyList<Life> lives)
    {
        var (group, values) = (Group.Of(series), lives.Select(l => l.Book.Get(series)).ToArray());
        var days = Enumerable.Range(0, lives[0].Book.Days).Select(day => Spread.Of(values.Select(v => v[day]))).ToArray();
        return new(series, group, days, Spread.Of(values.Select(group.Whole)));
    }
}
