using Npgsql;

namespace AgentOps.Silo.Tests.Databases;

/// <summary>A database of one test.</summary>
public sealed record TestDatabase(NpgsqlDataSource Source, string ConnectionString)
{
    /// <summary>Runs a statement, as a person in psql would.</summary>
    public async Task<int> Execute(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>The first column of the first row.</summary>
    public async Task<T> Scalar<T>(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>All rows, each column as text, null as "null", joined by <c>|</c>.</summary>
    public async Task<string[]> Rows(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        command.AllResultTypesAreUnknown = true;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "null" : reader.GetString(i))));
        return [.. rows];
    }
}
