using System.Text;

namespace AgentOps.Api.Lists;

/// <summary>A SELECT put together from constant pieces; every value is a parameter, so that nothing a caller sends becomes SQL.</summary>
internal sealed class SqlList(string select)
{
    private readonly StringBuilder _sql = new(select);
    private readonly List<NpgsqlParameter> _values = [];
    private string _join = " where ";

    /// <summary>Adds a condition; <c>{0}</c>, <c>{1}</c> stand for the values.</summary>
    public SqlList Where(string condition, params ReadOnlySpan<object> values)
    {
        _sql.Append(_join);
        _join = " and ";
        for (var i = 0; i < values.Length; i++)
        {
            _values.Add(new NpgsqlParameter { Value = values[i] });
            condition = condition.Replace("{" + i + "}", "$" + _values.Count, StringComparison.Ordinal);
        }

        _sql.Append(condition);
        return this;
    }

    /// <summary>The condition, unless the value is not given.</summary>
    public SqlList WhereGiven(string condition, object? value) => value is null ? this : Where(condition, value);

    /// <summary>What follows the conditions: grouping, order.</summary>
    public SqlList Then(string rest)
    {
        _sql.Append(' ').Append(rest);
        return this;
    }

    /// <summary>At most so many rows.</summary>
    public SqlList Limit(int rows)
    {
        _values.Add(new NpgsqlParameter { Value = rows });
        _sql.Append(" limit $").Append(_values.Count);
        return this;
    }

    /// <summary>Reads one item more than asked for, to know whether there is a next part.</summary>
    public async Task<Page<T>> Page<T>(NpgsqlDataSource database, int size, Func<NpgsqlDataReader, T> read, Func<T, string> cursor, CancellationToken cancellationToken)
    {
        var items = await Limit(size + 1).All(database, read, cancellationToken);
        if (items.Count <= size) return new(items, null);
        items.RemoveAt(size);
        return new(items, cursor(items[^1]));
    }

    /// <summary>Reads everything that fits.</summary>
    public async Task<List<T>> All<T>(NpgsqlDataSource database, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(_sql.ToString());
        command.CommandTimeout = 10;
        foreach (var value in _values) command.Parameters.Add(value);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var items = new List<T>();
        while (await reader.ReadAsync(cancellationToken)) items.Add(read(reader));
        return items;
    }

    /// <summary>Reads the first row, default when there is none.</summary>
    public async Task<T?> First<T>(NpgsqlDataSource database, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken) =>
        (await All(database, read, cancellationToken)) is [var first, ..] ? first : default;
}
