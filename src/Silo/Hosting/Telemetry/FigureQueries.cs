using Npgsql;

namespace AgentOps.Silo.Hosting.Telemetry;

/// <summary>Reads <see cref="CompanyFigures"/>: of missions only the open ones, by their index.</summary>
internal sealed class FigureQueries(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>A step waits since whatever came last: its mission, the last step it needed, its last attempt, the time before which it may not run.</summary>
    private const string Queues = """
        select split_part(m.grainidextensionstring, '/', 1), step ->> 'kind', count(*), min(greatest(
                   (m.doc ->> 'createdAt')::timestamptz, needs.met, (step ->> 'progressAt')::timestamptz, (step ->> 'notBefore')::timestamptz))
        from orleansstorage m
        cross join lateral jsonb_array_elements(m.doc -> 'steps') as steps (step)
        cross join lateral (
            select max((other ->> 'finishedAt')::timestamptz) as met, bool_and(other ->> 'status' = 'succeeded') as all_met
            from jsonb_array_elements(m.doc -> 'steps') as others (other)
            where step -> 'after' @> (other -> 'number')) as needs
        where m.graintypestring = 'mission' and m.status in ('approved', 'running') and step ->> 'status' = 'queued'
          and coalesce(needs.all_met, true) and coalesce((step ->> 'notBefore')::timestamptz <= $1, true)
        group by 1, 2
        """;

    private const string Hearts = """
        select c.key, greatest(c.created_at, (h.doc ->> 'lastRunAt')::timestamptz) + make_interval(mins => coalesce((h.doc ->> 'periodMinutes')::int, 5))
        from ops_companies c
        left join orleansstorage h on h.graintypestring = 'heartbeat' and h.grainidextensionstring = c.key || '/-'
        left join ops_policy p on p.company = c.key and p.key = 'heartbeat'
        where c.state = 'open' and p.value -> 'enabled' is distinct from 'false'::jsonb
        """;

    public async Task<CompanyFigures> Read(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new(Queues) { Parameters = { new() { Value = now } } });
        batch.BatchCommands.Add(new(Hearts));
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var queues = new List<CompanyFigures.Queue>();
        while (await reader.ReadAsync(cancellationToken)) queues.Add(new(reader.GetString(0), reader.GetString(1), reader.GetInt64(2), Since(reader.GetFieldValue<DateTimeOffset>(3))));
        await reader.NextResultAsync(cancellationToken);
        var hearts = new List<CompanyFigures.Heart>();
        while (await reader.ReadAsync(cancellationToken)) hearts.Add(new(reader.GetString(0), Since(reader.GetFieldValue<DateTimeOffset>(1))));
        return new(queues, hearts);

        TimeSpan Since(DateTimeOffset at) => now > at ? now - at : TimeSpan.Zero;
    }
}
