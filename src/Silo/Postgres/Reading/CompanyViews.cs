namespace AgentOps.Silo.Postgres.Reading;

/// <summary>
/// The statements behind each view of a company's data. Parameters: $1 company, $2 since, $3 agent or null, $4 status or null, $5 limit. The first answers
/// figures (name, value), the second rows (id, title, status, agent, at, text, untrusted), newest first.
/// </summary>
internal static class CompanyViews
{
    private const string MissionsSince = """
        select status from orleansstorage
        where graintypestring = 'mission' and split_part(grainidextensionstring, '/', 1) = $1
          and split_part(grainidextensionstring, '/', 2)::uuid >= ops_first_id($2)
        """;

    private static readonly (string Counts, string Items) Missions = (
        $"""
        select name, value from (
            select 'missions ' || status as name, count(*)::numeric as value from ({MissionsSince} and ($3::text is null or doc ->> 'agent' = $3)) as m group by status) as figures
        order by name
        """,
        """
        select id::text, title, status, agent, coalesce(finished_at, started_at, created_at),
               (select string_agg((s ->> 'kind') || ' ' || (s ->> 'status') || coalesce(': ' || (s ->> 'error'), ''), ', ') from jsonb_array_elements(steps) as all_steps (s)), false
        from ops_missions
        where company = $1 and id >= ops_first_id($2) and ($3::text is null or agent = $3) and ($4::text is null or status = $4)
        order by id desc limit $5
        """);

    private static readonly (string Counts, string Items) Proposals = (
        """
        select 'proposals ' || status, count(*)::numeric from ops_mission_proposals
        where company = $1 and created_at >= $2 and ($3::text is null or agent = $3) group by status
        union all
        select 'rejected by ' || gate, count(*) from ops_mission_proposals
        where company = $1 and created_at >= $2 and gate is not null and ($3::text is null or agent = $3) group by gate
        order by 1
        """,
        """
        select id::text, title, status, agent, created_at, coalesce(rejection, reason), false
        from ops_mission_proposals
        where company = $1 and created_at >= $2 and ($3::text is null or agent = $3) and ($4::text is null or status = $4)
        order by id desc limit $5
        """);

    private static readonly (string Counts, string Items) Events = (
        """
        select 'events ' || kind, count(*)::numeric from (
            select kind, agent, at from ops_agent_events where company = $1 order by xid desc, seq desc limit 20000) as latest
        where at >= $2 and ($3::text is null or agent = $3) group by kind order by 1
        """,
        """
        select id::text, title, kind, agent, at, summary, untrusted from (
            select * from ops_agent_events where company = $1 order by xid desc, seq desc limit 20000) as latest
        where at >= $2 and ($3::text is null or agent = $3) and ($4::text is null or kind = $4)
        order by xid desc, seq desc limit $5
        """);

    private static readonly (string Counts, string Items) Posts = (
        "select 'posts', count(*)::numeric from ops_posts where company = $1 and at >= $2 and ($3::text is null or agent = $3)",
        """
        select draft_id, text, publisher, agent, at, null, false from ops_posts
        where company = $1 and at >= $2 and ($3::text is null or agent = $3) and ($4::text is null or publisher = $4)
        order by at desc limit $5
        """);

    private static readonly (string Counts, string Items) Costs = (
        """
        select name, value from (
            select 1 as place, 'model calls' as name, count(*)::numeric as value from ops_llm_calls where company = $1 and at >= $2 and ($3::text is null or agent = $3)
            union all
            select 2, 'tokens', coalesce(sum(input_tokens + output_tokens), 0) from ops_llm_calls where company = $1 and at >= $2 and ($3::text is null or agent = $3)
            union all
            select 3, 'USD', coalesce(sum(usd), 0) from ops_llm_calls where company = $1 and at >= $2 and ($3::text is null or agent = $3)) as figures
        order by place
        """,
        """
        select null::text, provider || ' ' || model || ' for ' || "use", null::text, agent, max(at), count(*) || ' calls, ' || sum(usd) || ' USD', false
        from ops_llm_calls
        where company = $1 and at >= $2 and ($3::text is null or agent = $3) and ($4::text is null or model = $4)
        group by provider, model, "use", agent order by sum(usd) desc, 2 limit $5
        """);

    private static readonly (string Counts, string Items) Runs = (
        """
        select case when ok then 'heartbeats in order' else 'heartbeats with a failed duty' end, count(*)::numeric from ops_action_runs
        where company = $1 and started_at >= $2 and $3::text is not distinct from $3 group by ok order by 1
        """,
        """
        select id::text, 'Heartbeat of ' || to_char(started_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI'), case when ok then 'ok' else 'failed' end, null::text, started_at,
               (select string_agg((d ->> 'name') || ': ' || (d ->> 'error'), ', ') from jsonb_array_elements(duties) as all_duties (d) where d ? 'error'), false
        from ops_action_runs
        where company = $1 and started_at >= $2 and ($4::text is null or case when ok then 'ok' else 'failed' end = $4) and $3::text is not distinct from $3
        order by id desc limit $5
        """);

    private static readonly (string Counts, string Items) Overview = (
        $"""
        select name, value from (
            select 1 as place, 'missions ' || status as name, count(*)::numeric as value from ({MissionsSince}) as m group by status
            union all
            select 2, 'proposals ' || status, count(*) from ops_mission_proposals where company = $1 and created_at >= $2 group by status
            union all
            select 3, 'posts', count(*) from ops_posts where company = $1 and at >= $2
            union all
            select 4, 'USD spent on models', coalesce(sum(usd), 0) from ops_llm_calls where company = $1 and at >= $2) as figures
        order by place, name
        """,
        Missions.Items);

    private static readonly (string Counts, string Items) Agents = (
        "select 'agents', jsonb_array_length(agents)::numeric from ops_companies where key = $1 and $2::timestamptz is not null and $3::text is not distinct from $3",
        """
        select a ->> 'key', a ->> 'name', null::text, a ->> 'key', null::timestamptz, a ->> 'role', false
        from ops_companies cross join lateral jsonb_array_elements(agents) with ordinality as roster (a, place)
        where key = $1 and $2::timestamptz is not null and ($3::text is null or a ->> 'key' = $3) and $4::text is not distinct from $4
        order by place limit $5
        """);

    private static readonly (string Counts, string Items) Policies = (
        """
        select 'policies', count(*)::numeric from ops_policy where company = $1 and $3::text is not distinct from $3
        union all
        select 'policy changes', count(*) from ops_policy_history where company = $1 and changed_at >= $2
        """,
        """
        select key, key, null::text, null::text, updated_at, value::text, false from ops_policy
        where company = $1 and $2::timestamptz is not null and $3::text is not distinct from $3 and $4::text is not distinct from $4
        order by updated_at desc, key limit $5
        """);

    private static readonly (string Counts, string Items) Memory = (
        """
        select 'memories of type ' || type, count(*)::numeric from ops_agent_memory
        where company = $1 and $2::timestamptz is not null and ($3::text is null or agent = $3) and superseded_by is null group by type order by 1
        """,
        """
        select id, content, type, agent, created_at, 'confidence ' || confidence, untrusted from ops_agent_memory
        where company = $1 and created_at >= $2 and ($3::text is null or agent = $3) and ($4::text is null or type = $4) and superseded_by is null
        order by created_at desc, id limit $5
        """);

    private static readonly (string Counts, string Items) Relationships = (
        """
        select a || ' and ' || b, affinity from ops_agent_relationships
        where company = $1 and $2::timestamptz is not null and ($3::text is null or $3 in (a, b)) order by 1
        """,
        """
        select a || '|' || b, a || ' and ' || b, null::text, null::text, null::timestamptz, 'affinity ' || affinity || ', ' || total || ' conversations. ' || backstory, false
        from ops_agent_relationships
        where company = $1 and $2::timestamptz is not null and ($3::text is null or $3 in (a, b)) and $4::text is not distinct from $4
        order by affinity desc, 1 limit $5
        """);

    /// <summary>The statements of a view; those of the overview for a name without rows of its own.</summary>
    public static (string Counts, string Items) Of(string what) => what switch
    {
        "missions" => Missions,
        "proposals" => Proposals,
        "events" => Events,
        "posts" or "metrics" => Posts,
        "costs" => Costs,
        "runs" => Runs,
        "agents" => Agents,
        "memory" => Memory,
        "relationships" => Relationships,
        "policies" => Policies,
        _ => Overview,
    };
}
