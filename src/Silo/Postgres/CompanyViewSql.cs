using System.Collections.Frozen;

namespace AgentOps.Silo.Postgres;

/// <summary>
/// What each view of a company reads. <c>Counts</c> answers (name, value); <c>Items</c> answers (id, title, status, agent, at, text, untrusted), newest first.
/// Parameters: $1 company, $2 since, $3 the first id of that time, $4 agent or null, $5 status or null, $6 limit.
/// </summary>
internal static class CompanyViewSql
{
    private const string MissionCounts = """
        select 'missions ' || status, count(*)::numeric from ops_missions where company = $1 and id >= $3 and ($4::text is null or agent = $4) group by status
        """;

    private const string ProposalCounts = """
        select 'proposals ' || status, count(*)::numeric from ops_mission_proposals where company = $1 and id >= $3 and ($4::text is null or agent = $4) group by status
        """;

    private const string PostCounts = "select 'posts published', count(*)::numeric from ops_posts where company = $1 and at >= $2 and ($4::text is null or agent = $4)";

    private const string CallCounts = """
        select name, value from (
            select coalesce(sum(usd), 0) as usd, count(*)::numeric as calls, coalesce(sum(input_tokens + output_tokens), 0)::numeric as tokens
            from ops_llm_calls where company = $1 and at >= $2 and ($4::text is null or agent = $4)) as c,
        lateral (values ('model calls', calls), ('tokens', tokens), ('USD spent', usd)) as v (name, value)
        """;

    private const string Agents = "(select a from ops_companies, jsonb_array_elements(agents) as agents (a) where key = $1) as agents";

    private const string MissionItems = """
        select id::text, title, status, agent, coalesce(finished_at, created_at),
               (select string_agg((s ->> 'kind') || ' ' || (s ->> 'status') || coalesce(': ' || (s ->> 'error'), ''), '; ') from jsonb_array_elements(steps) as s), false
        from ops_missions where company = $1 and id >= $3 and ($4::text is null or agent = $4) and ($5::text is null or status = $5)
        order by id desc limit $6
        """;

    private const string Memories = """
        (select split_part(grainidextensionstring, '/', 2) as agent, m
         from orleansstorage, jsonb_array_elements(doc -> 'items') as items (m)
         where graintypestring = 'memory' and split_part(grainidextensionstring, '/', 1) = $1 and not m ? 'by'
           and ($4::text is null or split_part(grainidextensionstring, '/', 2) = $4) and ($5::text is null or m ->> 'type' = $5)) as memories
        """;

    private const string Pairs = """
        (select doc from orleansstorage where graintypestring = 'relationship' and split_part(grainidextensionstring, '/', 1) = $1
           and ($4::text is null or $4 in (doc ->> 'a', doc ->> 'b'))) as pairs
        """;

    /// <summary>What happened, as its figures are named; a mission is told by what its last step came to.</summary>
    private static readonly string DayEvents = $"""
        (select e.*, case e.kind {string.Join(' ', Executors.DayEvents.Names.OrderBy(n => n.Key, StringComparer.Ordinal).Select(n => $"when '{n.Key}' then '{n.Value}'"))} end as name
         from ops_agent_events e where e.company = $1 and e.at >= $2 and ($4::text is null or e.agent = $4) and ($5::text is null or e.kind = $5)) as e
        """;

    private const string None = "select 'none', 0::numeric where false";

    internal static readonly FrozenDictionary<string, (string Counts, string Items)> Views = new Dictionary<string, (string, string)>
    {
        ["overview"] = (
            $"select 'agents', count(*)::numeric from {Agents} union all ({MissionCounts}) union all ({ProposalCounts}) union all ({PostCounts}) union all ({CallCounts})",
            $"select a ->> 'key', (a ->> 'name') || ', ' || (a ->> 'role'), null, a ->> 'key', null::timestamptz, a ->> 'tone', false from {Agents} where $4::text is null or a ->> 'key' = $4 limit $6"),
        ["day"] = (
            $"select name, count(*)::numeric from {DayEvents} where name is not null group by name order by 2 desc, 1",
            $"""
            select e.id::text, e.title, e.kind, e.agent, e.at, coalesce(e.summary, last.summary), e.untrusted
            from {DayEvents}
            left join lateral (
                select s.summary from ops_agent_events s
                where e.kind = 'mission_succeeded' and s.root_cause = e.root_cause and s.company = e.company and s.mission_id = e.mission_id and s.kind = 'step_succeeded'
                order by s.xid desc, s.seq desc limit 1) as last on true
            where e.name is not null order by e.xid desc, e.seq desc limit $6
            """),
        ["missions"] = (MissionCounts, MissionItems),
        ["metrics"] = (
            $"""
            ({MissionCounts}) union all ({ProposalCounts}) union all
            (select 'steps failed', count(*)::numeric from ops_mission_steps s join ops_missions m on m.company = s.company and m.id = s.mission_id
             where m.company = $1 and m.id >= $3 and s.status = 'failed' and ($4::text is null or m.agent = $4))
            union all ({PostCounts}) union all ({CallCounts})
            """,
            """
            select s.kind, s.kind, s.status, null, max(coalesce(s.finished_at, s.started_at)), count(*) || ' steps ' || s.status, false
            from ops_mission_steps s join ops_missions m on m.company = s.company and m.id = s.mission_id
            where m.company = $1 and m.id >= $3 and ($4::text is null or m.agent = $4) and ($5::text is null or s.status = $5)
            group by s.kind, s.status order by count(*) desc, s.kind, s.status limit $6
            """),
        ["events"] = (
            "select kind, count(*)::numeric from ops_agent_events where company = $1 and at >= $2 and ($4::text is null or agent = $4) group by kind",
            """
            select id::text, title, kind, agent, at, summary, untrusted from ops_agent_events
            where company = $1 and at >= $2 and ($4::text is null or agent = $4) and ($5::text is null or kind = $5) order by xid desc, seq desc limit $6
            """),
        ["proposals"] = (
            ProposalCounts,
            """
            select id::text, title, status, agent, created_at, coalesce(rejection, reason), false from ops_mission_proposals
            where company = $1 and id >= $3 and ($4::text is null or agent = $4) and ($5::text is null or status = $5) order by id desc limit $6
            """),
        ["posts"] = (
            PostCounts,
            "select draft_id, text, 'published', agent, at, null, false from ops_posts where company = $1 and at >= $2 and ($4::text is null or agent = $4) order by at desc, draft_id limit $6"),
        ["costs"] = (
            CallCounts,
            """
            select model, model || ' for ' || "use", provider, null, max(at), count(*) || ' calls, ' || sum(input_tokens + output_tokens) || ' tokens, $' || round(sum(usd), 4), false
            from ops_llm_calls where company = $1 and at >= $2 and ($4::text is null or agent = $4) group by provider, model, "use" order by sum(usd) desc, model, "use" limit $6
            """),
        ["agents"] = (
            $"select 'agents', count(*)::numeric from {Agents}",
            $"select a ->> 'key', (a ->> 'name') || ', ' || (a ->> 'role'), null, a ->> 'key', null::timestamptz, a ->> 'directive', false from {Agents} where $4::text is null or a ->> 'key' = $4 limit $6"),
        ["policies"] = (
            None,
            "select key, key, null, updated_by, updated_at, value::text, false from ops_policy where company = $1 order by key limit $6"),
        ["runs"] = (
            "select name, value from (select count(*)::numeric as runs, count(*) filter (where not ok)::numeric as bad from ops_action_runs where company = $1 and started_at >= $2) as r, lateral (values ('heartbeats', runs), ('heartbeats with a fault', bad)) as v (name, value)",
            "select id::text, 'Heartbeat', case when ok then 'ok' else 'fault' end, null, started_at, took_ms || ' ms', false from ops_action_runs where company = $1 and id >= $3 order by id desc limit $6"),
        ["memory"] = (
            $"select 'memories: ' || (m ->> 'type'), count(*)::numeric from {Memories} group by 1",
            $"select agent || '.' || (m ->> 'n'), m ->> 'text', m ->> 'type', agent, to_timestamp((m ->> 'at')::bigint), 'confidence ' || (m ->> 'conf'), coalesce((m ->> 'untrusted')::boolean, false) from {Memories} order by (m ->> 'at')::bigint desc, agent, (m ->> 'n')::int desc limit $6"),
        ["relationships"] = (
            $"select (doc ->> 'a') || ' and ' || (doc ->> 'b'), (doc ->> 'affinity')::numeric from {Pairs} order by 2 desc, 1 limit 20",
            $"select (doc ->> 'a') || '|' || (doc ->> 'b'), (doc ->> 'a') || ' and ' || (doc ->> 'b'), null, null, null::timestamptz, doc ->> 'backstory', false from {Pairs} order by (doc ->> 'affinity')::numeric desc, 1 limit $6"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    internal const string Failed = """
        select id::text, title, agent, status, steps from ops_missions
        where company = $1 and id <> $2 and (id = $3 or ($3 is null and status = 'failed')) order by id desc limit 1
        """;
}
