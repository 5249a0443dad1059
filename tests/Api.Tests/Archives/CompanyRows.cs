using Npgsql;

namespace AgentOps.Api.Tests.Archives;

/// <summary>All that a database holds of a company, in a form in which two companies can be compared: every table and every view that has a company.</summary>
internal static class CompanyRows
{
    /// <summary>Relation to rows, each as JSON; what a place in the order of events is, as how many events lie before it.</summary>
    internal static async Task<SortedDictionary<string, string[]>> Of(NpgsqlDataSource database, string company)
    {
        // Keys are the server's; grains and reminders are compared below, without places and times of their own.
        const string relations = """
            select c.relname, a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid and not a.attisdropped and a.attnum > 0
            where c.relkind in ('r', 'v') and c.relnamespace = current_schema()::regnamespace
              and (a.attname = 'company' or c.relname = 'ops_companies' and a.attname = 'key')
              and c.relname not in ('ops_api_keys', 'ops_grains', 'ops_reminders')
            """;
        var found = new SortedDictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var (relation, column) in await Pairs(database, relations))
        {
            // A copy's webhook has another salt, and of its address only the host.
            var own = relation == "ops_webhooks" ? ",salt,address" : "";
            var row = $"(to_jsonb(t) - '{{{column},seq,xid{own}}}'::text[] - {Numbered(relation)})::text";
            found[relation] = await Texts(database, $"select {row} from {relation} t where {column} = '{company}'");
        }

        found["states"] = await Texts(database, $"""
            select jsonb_build_object(
                'name', graintypestring, 'key', substr(grainidextensionstring, {company.Length + 2}), 'version', version, 'status', status, 'doc',
                case when graintypestring in ('heartbeat', 'outcome') then doc - '{"{triggersAt,reactionsAt,readTo}"}'::text[] else doc end)::text
            from orleansstorage where starts_with(grainidextensionstring, '{company}/')
            """);
        found["reminders"] = await Texts(database, $"""
            select split_part(grainid, '/', 1) || substr(grainid, length(split_part(grainid, '/', 1)) + {company.Length + 2})
                || ' ' || remindername || ' ' || period
            from orleansreminderstable where split_part(grainid, '/', 2) = '{company}'
            """);
        found["places"] = await Texts(database, $"""
            select s.graintypestring || ' ' || p.key || ' ' || (
                select count(*) from ops_agent_events e
                where e.company = '{company}' and (e.xid, e.seq) <= ((p.value ->> 'xid')::bigint, (p.value ->> 'seq')::bigint))
            from orleansstorage s cross join lateral jsonb_each(s.doc) as p
            where starts_with(s.grainidextensionstring, '{company}/') and p.key in ('triggersAt', 'reactionsAt', 'readTo')
            """);
        var inOrder = $"select id::text from ops_agent_events where company = '{company}' order by xid, seq";
        found["order"] = [string.Join(' ', await Texts(database, inOrder, sorted: false))];
        return found;

        // What the database numbers itself.
        static string Numbered(string relation) =>
            $"(select coalesce(array_agg(attname::text), '{{}}') from pg_attribute where attrelid = '{relation}'::regclass and attidentity <> '')";
    }

    private static async Task<List<(string, string)>> Pairs(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var pairs = new List<(string, string)>();
        while (await reader.ReadAsync()) pairs.Add((reader.GetString(0), reader.GetString(1)));
        return pairs;
    }

    private static async Task<string[]> Texts(NpgsqlDataSource database, string sql, bool sorted = true)
    {
        await using var command = database.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var texts = new List<string>();
        while (await reader.ReadAsync()) texts.Add(reader.GetString(0));
        if (sorted) texts.Sort(StringComparer.Ordinal);
        return [.. texts];
    }
}
