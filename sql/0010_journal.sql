-- The journal: what a state's write made true besides itself is copied into the ops_* tables in the same transaction (ARCHITECTURE §2).

-- The JSON of a payload.
create function ops_doc(_payload bytea) returns jsonb language sql immutable strict parallel safe as $$
    select convert_from(_payload, 'UTF8')::jsonb
$$;

-- Applies the entries of one write, set by set; events keep the order of the array. Entries of unknown type are left alone.
create function ops_apply_journal(_journal jsonb, _service text) returns void language plpgsql as $$
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

    if kinds && '{policy_seed,rule_seed,rule_fired}' then
        perform ops_apply_rules(_journal);
    end if;
end
$$;

-- Adds the moves, one a counter; _fold also draws in the moves that came since the last fold. Only the door folds.
create function ops_apply_quota(_journal jsonb, _fold boolean) returns void language plpgsql as $$
begin
    if not _fold then
        insert into ops_quota_moves (company, gate, day, count, usd)
        select e ->> 'company', e ->> 'gate', e ->> 'day', sum((e ->> 'count')::bigint), sum((e ->> 'usd')::numeric)
        from jsonb_array_elements(_journal) as entries (e)
        where e ->> 't' = 'quota'
        group by 1, 2, 3;
    else
        with moved as (
            select e ->> 'company' as company, e ->> 'gate' as gate, e ->> 'day' as day,
                   sum((e ->> 'count')::bigint) as count, sum((e ->> 'usd')::numeric) as usd
            from jsonb_array_elements(_journal) as entries (e)
            where e ->> 't' = 'quota'
            group by 1, 2, 3
        ), folded as (
            delete from ops_quota_moves q using moved m
            where q.company = m.company and q.gate = m.gate and q.day = m.day
            returning q.company, q.gate, q.day, q.count, q.usd
        )
        insert into ops_quota_moves (company, gate, day, count, usd)
        select company, gate, day, sum(count), sum(usd)
        from (select * from moved union all select * from folded) as moves
        group by company, gate, day
        having sum(count) <> 0 or sum(usd) <> 0;
    end if;
end
$$;

create function ops_apply_records(_journal jsonb) returns void language plpgsql as $$
begin
    insert into ops_llm_calls
        (company, id, at, agent, mission_id, step_id, roundtable_id, cause, "use", provider, model, input_tokens, output_tokens, usd, latency_ms, error)
    select e ->> 'company', (e ->> 'id')::uuid, (c ->> 'at')::timestamptz, e ->> 'agent', (e ->> 'missionId')::uuid, e ->> 'stepId',
           (e ->> 'roundtableId')::uuid, coalesce(e ->> 'cause', ''), c ->> 'use', c ->> 'provider', c ->> 'model',
           (c ->> 'inputTokens')::int, (c ->> 'outputTokens')::int, (c ->> 'usd')::numeric, (c ->> 'latencyMs')::int, c ->> 'error'
    from (select e, e -> 'call' as c from jsonb_array_elements(_journal) as entries (e) where e ->> 't' = 'call') as calls
    on conflict (company, id) do nothing;

    insert into ops_action_runs (company, id, started_at, took_ms, ok, duties)
    select e ->> 'company', (r ->> 'id')::uuid, (r ->> 'startedAt')::timestamptz, (r ->> 'tookMs')::int,
           not jsonb_path_exists(r, '$.duties[*] ? (@.ok == false)'), coalesce(r -> 'duties', '[]')
    from (select e, e -> 'run' as r from jsonb_array_elements(_journal) as entries (e) where e ->> 't' = 'run') as runs
    on conflict (company, id) do nothing;

    insert into ops_posts (company, draft_id, at, agent, publisher, external_id, mission_id, step_id, text)
    select e ->> 'company', e ->> 'draftId', (e ->> 'at')::timestamptz, e ->> 'agent', e ->> 'publisher', e ->> 'externalId',
           (e ->> 'missionId')::uuid, e ->> 'stepId', e ->> 'text'
    from jsonb_array_elements(_journal) as entries (e)
    where e ->> 't' = 'post'
    on conflict (company, draft_id) do nothing;

    -- A decision holds only while the proposal is pending; whoever comes second changes nothing.
    update ops_mission_proposals p
    set status = d.e ->> 'status', gate = d.e ->> 'gate', rejection = d.e ->> 'rejection', mission_id = (d.e ->> 'missionId')::uuid,
        decided_at = (d.e ->> 'decidedAt')::timestamptz, decided_by = d.e ->> 'decidedBy',
        doc = (p.doc - '{status,gate,rejection,missionId,decidedAt,decidedBy,note}'::text[]) || (d.e - '{t,company,id}'::text[])
    from (select e from jsonb_array_elements(_journal) as entries (e) where e ->> 't' = 'decision') as d
    where p.company = d.e ->> 'company' and p.id = (d.e ->> 'id')::uuid and p.status = 'pending';
end
$$;

create function ops_apply_rules(_journal jsonb) returns void language plpgsql as $$
begin
    insert into ops_policy (company, key, value, updated_by)
    select e ->> 'company', e ->> 'key', e -> 'value', e ->> 'by'
    from jsonb_array_elements(_journal) as entries (e)
    where e ->> 't' = 'policy_seed'
    on conflict (company, key) do nothing;

    insert into ops_trigger_rules (company, name, trigger_event, conditions, action_config, cooldown_minutes, enabled, updated_by)
    select e ->> 'company', r ->> 'name', r ->> 'triggerEvent', coalesce(r -> 'conditions', '{}'), coalesce(r -> 'actionConfig', '{}'),
           coalesce((r ->> 'cooldownMinutes')::int, 0), coalesce((r ->> 'enabled')::boolean, true), 'template'
    from (select e, e -> 'rule' as r from jsonb_array_elements(_journal) as entries (e) where e ->> 't' = 'rule_seed') as seeds
    on conflict (company, name) do nothing;

    update ops_trigger_rules r
    set fire_count = r.fire_count + f.times, last_fired_at = greatest(r.last_fired_at, f.at)
    from (select e ->> 'company' as company, e ->> 'name' as name, sum((e ->> 'times')::bigint) as times, max((e ->> 'at')::timestamptz) as at
          from jsonb_array_elements(_journal) as entries (e) where e ->> 't' = 'rule_fired' group by 1, 2) as f
    where r.company = f.company and r.name = f.name;
end
$$;

-- Before a row is stored: its JSON is parsed once, and an update's new journal is applied. (An insert's is applied after the insert,
-- because an insert may yet lose against another.) A write that repeats the last journal does not apply it again.
--
-- A large journal, as the door's, is not stored with its state: nobody reads it back. It is cut off as text, so that the rest
-- stays byte for byte what was written; when it does not stand where the cut can be proved right, it stays.
create function orleansstorage_before_write() returns trigger language plpgsql as $$
declare
    payload text;
    journal jsonb;
    start   integer;
    rest    text;
begin
    if new.payloadbinary is null then
        new.doc := null;
        new.status := null;
        new.journalhash := null;
        return new;
    end if;

    payload := convert_from(new.payloadbinary, 'UTF8');
    new.doc := payload::jsonb;
    journal := new.doc -> 'journal';
    new.doc := new.doc - 'journal';
    new.status := new.doc ->> 'status';
    new.journalhash := case when jsonb_typeof(journal) = 'array' and jsonb_array_length(journal) > 0 then jsonb_hash_extended(journal, 0) end;

    if tg_op = 'UPDATE' and new.journalhash is not null then
        if new.journalhash is distinct from old.journalhash then
            perform ops_apply_journal(journal, new.serviceid);
        end if;

        start := case when octet_length(new.payloadbinary) > 16384 then strpos(payload, ',"journal":[') else 0 end;
        if start > 0 then
            rest := left(payload, start - 1) || '}';
            begin
                if rest::jsonb = new.doc then
                    new.payloadbinary := convert_to(rest, 'UTF8');
                end if;
            exception when invalid_text_representation then
                null;
            end;
        end if;
    end if;

    return new;
end
$$;

create trigger orleansstorage_before_insert before insert on orleansstorage for each row
    when (new.doc is null) execute function orleansstorage_before_write();
create trigger orleansstorage_before_update before update on orleansstorage for each row
    execute function orleansstorage_before_write();

create function orleansstorage_after_insert() returns trigger language plpgsql as $$
begin
    perform ops_apply_journal(ops_doc(new.payloadbinary) -> 'journal', new.serviceid);
    return null;
end
$$;

create trigger orleansstorage_after_insert after insert on orleansstorage for each row
    when (new.journalhash is not null) execute function orleansstorage_after_insert();
