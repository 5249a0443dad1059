using System.Data;
using Npgsql;

namespace AgentOps.Silo.Tests.Orleans;

/// <summary>Runs the statements of OrleansQuery as Orleans' providers do: by key, with named parameters of DbType, rows read by column name.</summary>
internal sealed class OrleansQueries(NpgsqlDataSource database)
{
    public async Task<List<Dictionary<string, object?>>> Run(string key, params (string Name, DbType Type, object? Value)[] parameters)
    {
        await using var text = database.CreateCommand("select querytext from orleansquery where querykey = $1");
        text.Parameters.AddWithValue(key);
        await using var command = database.CreateCommand((string)(await text.ExecuteScalarAsync())!);
        foreach (var (name, type, value) in parameters) command.Parameters.Add(new() { ParameterName = name, DbType = type, Value = value ?? DBNull.Value });
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<Dictionary<string, object?>>();
        while (await reader.ReadAsync())
        {
            rows.Add(Enumerable.Range(0, reader.FieldCount).ToDictionary(
                reader.GetName, i => reader.IsDBNull(i) ? null : reader.GetValue(i), StringComparer.OrdinalIgnoreCase));
        }

        return rows;
    }

    /// <summary>The first column of the only row, as a truth: more than nought.</summary>
    public async Task<bool> Ask(string key, params (string Name, DbType Type, object? Value)[] parameters) =>
        Convert.ToInt64((await Run(key, parameters)).Single().Values.First(), System.Globalization.CultureInfo.InvariantCulture) > 0;
}
