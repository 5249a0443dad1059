-- How posts do: the last counts of each, null while nobody counted.
alter table ops_posts
    add column impressions bigint check (impressions >= 0),
    add column likes bigint check (likes >= 0),
    add column reposts bigint check (reposts >= 0),
    add column replies bigint check (replies >= 0),
    add column clicks bigint check (clicks >= 0),
    add column metrics_at timestamptz;

-- New counts of posts; older ones than those known change nothing.
create function ops_apply_metrics(_journal jsonb) returns void language sql as $$
    update ops_posts p
    set impressions = (m ->> 'impressions')::bigint, likes = (m ->> 'likes')::bigint, reposts = (m ->> 'reposts')::bigint,
        replies = (m ->> 'replies')::bigint, clicks = (m ->> 'clicks')::bigint, metrics_at = (m ->> 'at')::timestamptz
    from (select distinct on (e ->> 'company', e #>> '{metrics,draftId}') e ->> 'company' as company, e -> 'metrics' as m
          from jsonb_array_elements(_journal) with ordinality as entries (e, n)
          where e ->> 't' = 'metrics'
          order by e ->> 'company', e #>> '{metrics,draftId}', (e #>> '{metrics,at}')::timestamptz desc, n desc) as counts
    where p.company = counts.company and p.draft_id = m ->> 'draftId' and (p.metrics_at is null or p.metrics_at <= (m ->> 'at')::timestamptz)
$$;

-- The journal as before, with entries of type metrics.
-- Applies the entries of one write, set by set; events keep the order of the array. Entries of unknown type are left alone.
create or replace function ops_apply_journal(_journal jsonb, _service text) returns void language plpgsql as $$
declare
    kinds text[];
    xact  bigint;
begin
    select array_agg(distinct e ->> 't') into kinds from jsonb_array_elements(_journal) as entries (e);

    if 'event' = any (kinds) then
        xact := ops_xid();
        insert into ops_agent_events
            (id, xid, at, depth, untrusted, company, kind, agent, proposal_id, mission_id, roundtable_id, step_id, cause, root_cause, tags, title, summary, data)
        select (e ->> 'id')::uuid, xact, (e ->> 'at')::timestamptz, coalesce((e #>> '{cause,depth}')::int, 0), coalesce((e ->> 'untrusted')::boolean, false),
               e ->> 'company', e ->> 'kind', e ->> 'agent',
               (e #>> '{refs,proposalId}')::uuid, (e #>> '{refs,missionId}')::uuid, (e #>> '{refs,roundtableId}')::uuid, e #>> '{refs,stepId}',
               coalesce(e #>> '{cause,direct}', ''), coalesce(e #>> '{cause,root}', ''),
               array(select jsonb_array_elements_text(e -> 'tags')), e ->> 'title', e ->> 'summary', e -> 'data'
        from jsonb_array_elements(_journal) with ordinality as entries (e, n)
        where e ->> 't' = 'event'
        order by n
        on conflict (id) do nothing;
    end if;

    if 'proposal' = any (kinds) then
        insert into ops_mission_proposals
            (company, id, created_at, decided_at, mission_id, depth, estimate_usd, status, agent, source, gate, title, reason, rejection,
             cause, root_cause, idempotency_key, request_hash, decided_by, doc)
        select e ->> 'company', (p ->> 'id')::uuid, (p ->> 'createdAt')::timestamptz, (p ->> 'decidedAt')::timestamptz, (p ->> 'missionId')::uuid,
               coalesce((p #>> '{cause,depth}')::int, 0), coalesce((p ->> 'estimateUsd')::numeric, 0),
               p ->> 'status', p ->> 'agent', p ->> 'source', p ->> 'gate', p ->> 'title', p ->> 'reason', p ->> 'rejection',
               coalesce(p #>> '{cause,direct}', ''), coalesce(p #>> '{cause,root}', ''), p ->> 'idempotencyKey', p ->> 'requestHash', p ->> 'decidedBy', p
        from (select e, e -> 'proposal' as p, n from jsonb_array_elements(_journal) with ordinality as entries (e, n) where e ->> 't' = 'proposal') as proposals
        order by n
        on conflict (company, id) do nothing;
    end if;

    if 'row' = any (kinds) then
        insert into orleansstorage
            (grainidhash, grainidn0, grainidn1, graintypehash, graintypestring, grainidextensionstring, serviceid, payloadbinary, version, doc, status)
        select 0, 0, 0, 0, coalesce(e ->> 'name', 'mission'), e ->> 'key', _service, convert_to((e -> 'state')::text, 'UTF8'), 1,
               (e -> 'state') - 'journal', e #>> '{state,status}'
        from jsonb_array_elements(_journal) as entries (e)
        where e ->> 't' = 'row'
        on conflict do nothing;
    end if;

    if 'quota' = any (kinds) then
        perform ops_apply_quota(_journal, 'proposal' = any (kinds));
    end if;

    if kinds && '{call,run,post,decision}' then
        perform ops_apply_records(_journal);
    end if;

    if 'metrics' = any (kinds) then
        perform ops_apply_metrics(_journal);
    end if;

    if kinds && '{policy_seed,rule_seed,rule_fired}' then
        perform ops_apply_rules(_journal);
    end if;
end
$$;

-- Agents and their own drive: who waits to propose, and since when the cool-down counts.
create view ops_initiative_queue as
select split_part(grainidextensionstring, '/', 1) as company,
       split_part(grainidextensionstring, '/', 2) as agent,
       (doc #>> '{waiting,id}')::uuid as id,
       (doc #>> '{waiting,queuedAt}')::timestamptz as queued_at,
       (doc ->> 'lastAt')::timestamptz as last_at,
       doc ->> 'lastError' as last_error
from orleansstorage
where graintypestring = 'agent' and doc is not null;

-- When the proactive rules have their turn.
create view ops_trigger_turns as
select split_part(grainidextensionstring, '/', 1) as company,
       split_part(grainidextensionstring, '/', 2) as name,
       (doc ->> 'dueAt')::timestamptz as due_at
from orleansstorage
where graintypestring = 'trigger' and doc ? 'dueAt';

-- The agents' routines.
create view ops_routines as
select split_part(grainidextensionstring, '/', 1) as company,
       split_part(grainidextensionstring, '/', 2) as agent,
       split_part(grainidextensionstring, '/', 3) as name,
       doc ->> 'title' as title,
       doc ->> 'cron' as cron,
       coalesce(nullif(doc ->> 'timeZone', ''), 'UTC') as time_zone,
       coalesce((doc ->> 'enabled')::boolean, false) as enabled,
       (doc ->> 'dueAt')::timestamptz as due_at,
       (doc ->> 'lastRunAt')::timestamptz as last_run_at,
       doc ->> 'lastResult' as last_result
from orleansstorage
where graintypestring = 'routine' and doc is not null;
