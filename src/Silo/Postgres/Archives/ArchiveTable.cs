using Npgsql;

namespace AgentOps.Silo.Postgres.Archives;

/// <summary>A table whose rows belong to companies.</summary>
/// <param name="Columns">Those that an import writes: not the ones the database numbers itself.</param>
/// <param name="Order">How its rows are put in an archive, so that what the database numbers keeps its order.</param>
internal sealed record ArchiveTable(string Name, IReadOnlySet<string> Columns, string Order)
{
    public const string Events = "ops_agent_events";

    /// <summary>Keys belong to the server, not to a company; deliveries to whoever sent them: a copy does not send them again.</summary>
    private static readonly string[] LeftOut = ["ops_api_keys", "ops_webhook_deliveries"];

    /// <summary>A row as it is put in an archive, as SQL over <c>t</c>.</summary>
    public string Row => Name == ArchivedWebhook.Table ? ArchivedWebhook.Row : "to_jsonb(t) - 'company'";

    /// <summary>
    /// Every table with a column <c>company</c>, by the database's own catalogue: a new one cannot be forgotten. Events come first, because others name
    /// places among them; tables that refer to others come last.
    /// </summary>
    public static async Task<IReadOnlyList<ArchiveTable>> All(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        const string sql = """
            select c.relname,
                   array_agg(a.attname::text order by a.attnum)
                       filter (where a.attidentity = '' and a.attgenerated = '' and not (c.relname = $2 and a.attname = 'xid')),
                   coalesce(
                       string_agg(quote_ident(a.attname), ', ' order by a.attname desc)
                           filter (where a.attidentity <> '' or c.relname = $2 and a.attname = 'xid'),
                       (select string_agg(quote_ident(k.attname), ', ' order by k.attnum)
                        from pg_index i join pg_attribute k on k.attrelid = i.indrelid and k.attnum = any (i.indkey)
                        where i.indrelid = c.oid and i.indisprimary),
                       'company')
            from pg_class c
            join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace and c.relname <> all ($1)
              and exists (select 1 from pg_attribute o where o.attrelid = c.oid and o.attname = 'company')
            group by c.oid, c.relname
            order by c.relname <> $2, exists (select 1 from pg_constraint f where f.contype = 'f' and f.conrelid = c.oid), c.relname
            """;
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = LeftOut }, new() { Value = Events } } };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var tables = new List<ArchiveTable>();
        while (await reader.ReadAsync(cancellationToken))
            tables.Add(new(reader.GetString(0), reader.GetFieldValue<string[]>(1).ToHashSet(StringComparer.Ordinal), reader.GetString(2)));
        return tables;
    }
}
