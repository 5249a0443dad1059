namespace AgentOps.InMemory;

/// <summary>Rows in the order they were written, each key once. Reading the last days costs what the last days hold, however long the history is.</summary>
internal sealed class InMemoryTable<TKey, TRow>(Func<TRow, DateTimeOffset> at) where TKey : notnull
{
    /// <summary>No row is written later than this after the time it carries.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromDays(1);

    private readonly Dictionary<TKey, int> _places = [];
    private readonly List<TRow> _rows = [];

    /// <summary>All rows, in the order they were written.</summary>
    public IReadOnlyList<TRow> All => _rows;

    /// <summary>Adds a row; false when its key is there already.</summary>
    public bool TryAdd(TKey key, TRow row)
    {
        if (!_places.TryAdd(key, _rows.Count)) return false;
        _rows.Add(row);
        return true;
    }

    /// <summary>The row of a key, or null.</summary>
    public TRow? Find(TKey key) => _places.TryGetValue(key, out var place) ? _rows[place] : default;

    public bool Has(TKey key) => _places.ContainsKey(key);

    /// <summary>Writes over a row that is there.</summary>
    public void Replace(TKey key, TRow row) => _rows[_places[key]] = row;

    /// <summary>The rows of this time and later, the last written first.</summary>
    public IEnumerable<TRow> Since(DateTimeOffset since)
    {
        for (var i = _rows.Count - 1; i >= 0 && since - at(_rows[i]) <= Late; i--)
            if (at(_rows[i]) >= since) yield return _rows[i];
    }
}
