using System.Collections.Immutable;
using AgentOps.Api.Lists;
using AgentOps.Causes;
using AgentOps.Events;

namespace AgentOps.Api.Events;

/// <summary>
/// Reads <c>ops_agent_events</c>. Whoever reads forward reads only below the horizon (ARCHITECTURE §2 "Readers never miss an event"). Newest first
/// shows at once what is committed; an event above the horizon, before which others may yet appear, then carries the horizon as its cursor, so that
/// whoever goes on from there may see it again but misses nothing.
/// </summary>
internal sealed class EventQueries(NpgsqlDataSource database)
{
    private const string Select = """
        select id, xid, seq, company, at, agent, kind, title, summary, tags, proposal_id, mission_id, step_id, roundtable_id, cause, root_cause, depth,
               data::text, untrusted, (select ops_horizon())
        from ops_agent_events
        """;

    /// <summary>A part of the list, going on at <paramref name="cursor"/> in the order asked for.</summary>
    internal async Task<Page<EventView>> List(
        CompanyKey company, EventFilter filter, EventCursor after, EventCursor? cursor, int size, CancellationToken cancellationToken)
    {
        var list = (filter.Ascending ? Readable(company) : All(company)).Where("(xid, seq) > ({0}, {1})", after.Xid, after.Seq);
        if (cursor is { } at) list.Where(filter.Ascending ? "(xid, seq) > ({0}, {1})" : "(xid, seq) < ({0}, {1})", at.Xid, at.Seq);
        var page = await list
            .WhereGiven("kind = any({0})", filter.Kinds)
            .WhereGiven("agent = {0}", filter.Agent)
            .WhereGiven("{0} = any(tags)", filter.Tag)
            .WhereGiven("root_cause = {0}", filter.RootCause)
            .WhereGiven("(title ilike {0} or summary ilike {0})", filter.Q is { } q ? "%" + Literal(q) + "%" : null)
            .Then(filter.Ascending ? "order by xid, seq" : "order by xid desc, seq desc")
            .Page(database, size, row => (Event: Read(row), Horizon: row.GetInt64(19)), e => e.Event.Cursor.ToString(), cancellationToken);
        return new([.. page.Items.Select(e => EventView.Of(e.Event, ResumeAt(e.Event.Cursor, e.Horizon)))], page.Next);
    }

    /// <summary>The next events after a cursor, oldest first.</summary>
    internal Task<List<CompanyEvent>> After(CompanyKey company, EventCursor after, int size, CancellationToken cancellationToken) =>
        Readable(company).Where("(xid, seq) > ({0}, {1})", after.Xid, after.Seq).Then("order by xid, seq").Limit(size).All(database, Read, cancellationToken);

    /// <summary>The present: every event up to here can be read now, every later one comes after it.</summary>
    internal async Task<EventCursor> Present(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select ops_horizon()");
        command.CommandTimeout = 10;
        return Below((long)(await command.ExecuteScalarAsync(cancellationToken))!);
    }

    private static EventCursor ResumeAt(EventCursor cursor, long horizon) => cursor.Xid < horizon ? cursor : Below(horizon);

    private static EventCursor Below(long horizon) => new(horizon - 1, long.MaxValue);

    private static SqlList All(CompanyKey company) => new SqlList(Select).Where("company = {0}", company.Value);

    private static SqlList Readable(CompanyKey company) => All(company).Where("xid < ops_horizon()");

    private static string Literal(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);

    private static CompanyEvent Read(NpgsqlDataReader row) => new(
        row.GetGuid(0), new(row.GetInt64(1), row.GetInt64(2)), row.GetString(3), row.At(4), row.Text(5), row.GetString(6), row.GetString(7), row.Text(8),
        ImmutableArray.Create(row.GetFieldValue<string[]>(9)),
        new(row.Id(10), row.Id(11), row.Text(12), row.Id(13)),
        new Cause(row.GetString(14), row.GetString(15), row.GetInt32(16)), row.Json(17), row.GetBoolean(18));
}
