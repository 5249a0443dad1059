using AgentOps.Api.Lists;

namespace AgentOps.Api.Routines;

/// <summary>Reads <c>ops_routines</c>.</summary>
internal sealed class RoutineQueries(NpgsqlDataSource database)
{
    /// <summary>Every routine of a company, by agent and name.</summary>
    internal Task<List<RoutineView>> All(CompanyKey company, CancellationToken cancellationToken) =>
        new SqlList("select agent, name, title, cron, time_zone, enabled, due_at, last_run_at, last_result from ops_routines")
            .Where("company = {0}", company.Value)
            .Then("order by agent, name")
            .All(database, Read, cancellationToken);

    /// <summary>A routine's runs, newest first: ids are UUIDv7, so by age. A run's proposal is known by its idempotency key (RoutineRules.Run).</summary>
    internal Task<Page<RoutineRunView>> Runs(CompanyKey company, string agent, string name, TimeCursor after, int size, CancellationToken cancellationToken) =>
        new SqlList("""
            select p.id, p.mission_id, coalesce(m.status, p.status), p.rejection, p.created_at, m.finished_at, left(d.digest, 4000)
            from ops_mission_proposals p
            left join ops_missions m on m.company = p.company and m.id = p.mission_id
            left join lateral (
                select coalesce(s #>> '{result,summary}', s #>> '{result,text}', s #>> '{result,headline}', s #>> '{result,title}')
                    || coalesce((select string_agg(E'\n• ' || point, '' order by place)
                                 from jsonb_array_elements_text(case jsonb_typeof(s #> '{result,points}') when 'array' then s #> '{result,points}' else '[]' end)
                                     with ordinality as points (point, place)), '') as digest
                from jsonb_array_elements(m.steps) as steps (s) where s ->> 'status' = 'succeeded' order by (s ->> 'number')::int desc limit 1) d on true
            """)
            .Where("p.company = {0} and p.source = 'routine' and starts_with(p.idempotency_key, {1})", company.Value, $"routine:{agent}:{name}:")
            .Where("p.id < {0}", after.Id)
            .Then("order by p.id desc")
            .Page(
                database, size,
                row => new RoutineRunView(row.GetGuid(0), row.Id(1), row.GetString(2), row.Text(3), row.At(4), row.Time(5), row.Text(6)),
                r => new TimeCursor(r.StartedAt, r.ProposalId).ToString(), cancellationToken);

    private static RoutineView Read(NpgsqlDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetBoolean(5), row.Time(6), row.Time(7), row.Text(8));
}
