using System.Collections.Immutable;
using AgentOps.Causes;
using AgentOps.Events;
using AgentOps.Json;
using Npgsql;

namespace AgentOps.Silo.Postgres.Tail;

/// <summary>Rows of <c>ops_agent_events</c> as events, and the statements that read them in order below the horizon.</summary>
internal static class EventRows
{
    private const string Columns = """
        id, xid, seq, company, at, agent, kind, title, summary, tags, proposal_id, mission_id, step_id, roundtable_id, cause, root_cause, depth, data::text, untrusted
        """;

    /// <summary>Everyone's events: $1 xid, $2 seq, $3 limit.</summary>
    public const string OfAll = $"""
        select {Columns} from ops_agent_events
        where xid >= $1 and (xid > $1 or seq > $2) and xid < ops_horizon()
        order by xid, seq limit $3
        """;

    /// <summary>One company's events: $1 xid, $2 seq, $3 limit, $4 company.</summary>
    public const string OfCompany = $"""
        select {Columns} from ops_agent_events
        where company = $4 and (xid, seq) > ($1, $2) and xid < ops_horizon()
        order by xid, seq limit $3
        """;

    /// <summary>Some events of a company: $1 company, $2 ids.</summary>
    public const string Some = $"select {Columns} from ops_agent_events where company = $1 and id = any($2)";

    public static async Task<ImmutableArray<CompanyEvent>> Read(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var events = ImmutableArray.CreateBuilder<CompanyEvent>();
        while (await reader.ReadAsync(cancellationToken)) events.Add(Event(reader));
        return events.ToImmutable();
    }

    private static CompanyEvent Event(NpgsqlDataReader row) => new(
        row.GetGuid(0),
        new EventCursor(row.GetInt64(1), row.GetInt64(2)),
        row.GetString(3),
        row.GetFieldValue<DateTimeOffset>(4),
        Text(row, 5),
        row.GetString(6),
        row.GetString(7),
        Text(row, 8),
        [.. row.GetFieldValue<string[]>(9)],
        new EventRefs(Id(row, 10), Id(row, 11), Text(row, 12), Id(row, 13)),
        new Cause(row.GetString(14), row.GetString(15), row.GetInt32(16)),
        Text(row, 17) is { } data ? new JsonText(data) : null,
        row.GetBoolean(18));

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static Guid? Id(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetGuid(column);
}
