using System.Text.Json.Nodes;
using AgentOps.Companies;
using AgentOps.Keys;
using AgentOps.Silo.Hosting;
using Npgsql;
using NpgsqlTypes;

namespace AgentOps.Silo.Postgres.Archives;

/// <summary>Stores an archive's rows, all in one transaction: there is the whole company, or none.</summary>
internal sealed class ArchiveReader(NpgsqlConnection connection)
{
    private const int Together = 500;
    private const string State = "state";

    private readonly List<(long Xid, long Seq)> _before = [];
    private readonly JsonArray _batch = [];
    private IReadOnlyDictionary<string, ArchiveTable> _tables = new Dictionary<string, ArchiveTable>();
    private long[]? _seqs;
    private long _xid;
    private string _table = "";

    /// <summary>Reads it; the caller commits.</summary>
    /// <exception cref="ArchiveException">It cannot be used.</exception>
    public async Task<CompanyKey> Read(Stream from, CompanyKey? name, CancellationToken cancellationToken)
    {
        CompanyKey company = default;
        Renaming? renaming = null;
        await foreach (var (table, row) in ArchiveLines.Read(from, cancellationToken))
        {
            if (renaming is null)
            {
                company = name ?? CompanyKey.Parse((string)row["company"]!);
                renaming = new((string)row["company"]!, company.Value, Place);
                await Begin(company, cancellationToken);
                continue;
            }

            if (table != _table) await Turn(table, company, cancellationToken);
            if (table == ArchiveTable.Events) _before.Add(((long)row["xid"]!, (long)row["seq"]!));
            else if (row.ContainsKey("xid") && row.ContainsKey("seq")) renaming.Move(row);
            renaming.Apply(row);
            if (table == ArchivedWebhook.Table) ArchivedWebhook.PutRight(row);
            if (table == State && (string?)row["name"] == "company") row["doc"]!["key"] = company.Value;
            _batch.Add(row);
            if (_batch.Count == Together) await Store(company, cancellationToken);
        }

        await Store(company, cancellationToken);
        return company;
    }

    private async Task Begin(CompanyKey company, CancellationToken cancellationToken)
    {
        await Execute("select pg_advisory_xact_lock(hashtextextended('agentops import', 0)), set_config('agentops.importing', 'on', true)", cancellationToken);
        _tables = (await ArchiveTable.All(connection, cancellationToken)).ToDictionary(t => t.Name);
        _xid = (long)(await Scalar("select ops_xid()", null, cancellationToken))!;
        const string taken = "select 1 from orleansstorage where graintypestring = 'company' and grainidextensionstring = $1";
        if (await Scalar(taken, company.Grain, cancellationToken) is not null)
        {
            throw new ArchiveException(
                $"There is a company {company} already, or there was one: a key is not given twice. Import it under another name.", taken: true);
        }
    }

    /// <summary>The rows of one table have ended; those of another begin.</summary>
    private async Task Turn(string table, CompanyKey company, CancellationToken cancellationToken)
    {
        await Store(company, cancellationToken);
        if (table != State && !_tables.ContainsKey(table))
            throw new ArchiveException($"The archive has a table {table} that this program does not know: it was made by a newer one.");
        if (_table == ArchiveTable.Events)
        {
            const string seqs = "select coalesce(array_agg(seq order by seq), '{}') from ops_agent_events where company = $1";
            _seqs = (long[])(await Scalar(seqs, company.Value, cancellationToken))!;
        }

        _table = table;
    }

    private async Task Store(CompanyKey company, CancellationToken cancellationToken)
    {
        if (_batch.Count == 0) return;
        var sql = _table == State ? States : Rows(_tables[_table], (JsonObject)_batch[0]!);
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 600 };
        command.Parameters.Add(new() { Value = _batch.ToJsonString(), NpgsqlDbType = NpgsqlDbType.Jsonb });
        command.Parameters.Add(new() { Value = company.Value });
        if (_table == State) command.Parameters.Add(new() { Value = SiloComposition.ServiceId });
        await command.ExecuteNonQueryAsync(cancellationToken);
        _batch.Clear();
    }

    private const string States = """
        insert into orleansstorage
            (grainidhash, grainidn0, grainidn1, graintypehash, graintypestring, grainidextensionstring, serviceid, payloadbinary, modifiedon, version,
             doc, status)
        select 0, 0, 0, 0, s ->> 'name', $2 || '/' || (s ->> 'key'), $3, convert_to((s -> 'doc')::text, 'UTF8'), (s ->> 'at')::timestamptz,
               (s ->> 'version')::int, s -> 'doc', s #>> '{doc,status}'
        from jsonb_array_elements($1) as states (s)
        """;

    /// <summary>Only the columns that the archive has: those a newer schema added take their defaults.</summary>
    private static string Rows(ArchiveTable table, JsonObject first)
    {
        var columns = string.Join(", ", first.Select(c => c.Key).Where(c => c != "company" && table.Columns.Contains(c)).Select(c => $"\"{c}\""));
        return $"""
            insert into {table.Name} (company, {columns})
            select $2, {columns}
            from jsonb_array_elements($1) with ordinality as rows (j, n) cross join lateral jsonb_populate_record(null::{table.Name}, j)
            order by n
            """;
    }

    /// <summary>Where a place in the old order of events is in the new one: after the same event.</summary>
    private (long Xid, long Seq) Place(long xid, long seq)
    {
        var (low, high) = (0, _before.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_before[middle].CompareTo((xid, seq)) <= 0) low = middle + 1;
            else high = middle;
        }

        return low == 0 || _seqs is null ? (0, 0) : (_xid, _seqs[low - 1]);
    }

    private async Task Execute(string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<object?> Scalar(string sql, string? value, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 600 };
        if (value is not null) command.Parameters.Add(new() { Value = value });
        return await command.ExecuteScalarAsync(cancellationToken);
    }
}
