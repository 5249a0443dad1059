using System.Data;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using AgentOps.Keys;
using Npgsql;

namespace AgentOps.Silo.Postgres.Archives;

/// <summary>
/// Writes an archive: gzip over lines of JSON. First what it is, then every row of every table, then the grains' states, at last how many lines there were.
/// </summary>
internal sealed class ArchiveWriter(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>Of the form of archives; a program refuses one it does not know.</summary>
    public const int Version = 1;

    /// <summary>Everything as of one moment: a snapshot that holds up no reader, because it writes nothing.</summary>
    public async Task Write(CompanyKey company, Stream to, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        await Execute(connection, "set transaction read only", cancellationToken);

        await using var gzip = new GZipStream(to, CompressionLevel.Fastest, leaveOpen: true);
        // Left open: a writer closes its stream synchronously, which the server's streams refuse.
        await using var lines = new StreamWriter(gzip, new UTF8Encoding(false), 64 * 1024, leaveOpen: true);
        var head = new JsonObject
        {
            ["agentops"] = Version, ["company"] = company.Value, ["schema"] = Migrations.MigrationFiles.All[^1].Name,
            ["exportedAt"] = clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture),
            // For a rehearsal that lives on from here: an import sets them anew.
            ["reminders"] = JsonNode.Parse(await Reminders(connection, company, cancellationToken)),
        };
        await lines.WriteLineAsync(head.ToJsonString().AsMemory(), cancellationToken);
        long count = 0;
        foreach (var table in await ArchiveTable.All(connection, cancellationToken))
        {
            var rows = $"select ({table.Row})::text from {table.Name} t where company = $1 order by {table.Order}";
            count += await Rows(connection, rows, company.Value, $"{{\"t\":\"{table.Name}\",\"r\":", lines, cancellationToken);
        }

        // Named for what they are, without the journal: what it told is in the tables.
        const string states = """
            select jsonb_build_object(
                'name', graintypestring, 'key', substr(grainidextensionstring, length($1) + 2), 'version', version, 'at', modifiedon, 'doc', doc)::text
            from orleansstorage where doc is not null and starts_with(grainidextensionstring, $1 || '/') order by graintypestring, grainidextensionstring
            """;
        count += await Rows(connection, states, company.Value, "{\"t\":\"state\",\"r\":", lines, cancellationToken);
        await lines.WriteLineAsync($"{{\"end\":{count.ToString(CultureInfo.InvariantCulture)}}}".AsMemory(), cancellationToken);
    }

    private static async Task<string> Reminders(NpgsqlConnection connection, CompanyKey company, CancellationToken cancellationToken)
    {
        const string sql = """
            select coalesce(jsonb_agg(jsonb_build_object(
                'grain', split_part(grainid, '/', 1), 'key', substr(grainid, strpos(grainid, '/') + 1), 'name', remindername, 'startAt', starttime, 'periodMs', period)
                order by grainid, remindername), '[]')::text
            from orleansreminderstable where starts_with(substr(grainid, strpos(grainid, '/') + 1), $1 || '/')
            """;
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = company.Value } } };
        return (string)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private static async Task<long> Rows(
        NpgsqlConnection connection, string sql, string company, string before, StreamWriter lines, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = company } }, CommandTimeout = 600 };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        long count = 0;
        for (; await reader.ReadAsync(cancellationToken); count++)
        {
            await lines.WriteAsync(before.AsMemory(), cancellationToken);
            await lines.WriteAsync(reader.GetString(0).AsMemory(), cancellationToken);
            await lines.WriteLineAsync("}".AsMemory(), cancellationToken);
        }

        return count;
    }

    private static async Task Execute(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
