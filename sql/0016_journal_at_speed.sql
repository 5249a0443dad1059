-- The door's write, measured and made cheaper (bench/): a journal is cut off before it is parsed, taken apart once, and not stored with its state.

-- Applies the entries of one write, set by set; events keep the order of the array. Entries of unknown type are left alone.
-- _fold: this write may also draw in the moves of counters that came since the last fold, when it is the door's.
drop function ops_apply_journal(jsonb, text);
create function ops_apply_journal(_journal jsonb, _service text, _fold boolean) returns void language plpgsql as $$
declare
    kinds     text[];
    events    jsonb[];
    proposals jsonb[];
    planted   jsonb[];
    moves     jsonb[];
    xact      bigint;
begin
    -- In the order of the array: nothing here sorts, and an insert takes the rows as they come.
    select array_agg(e) filter (where t = 'event'), array_agg(e) filter (where t = 'proposal'), array_agg(e) filter (where t = 'row'),
           array_agg(e) filter (where t = 'quota'), array_agg(t) filter (where t not in ('event', 'proposal', 'row', 'quota'))
    into events, proposals, planted, moves, kinds
    from (select e, e ->> 't' as t from jsonb_array_elements(_journal) as entries (e) offset 0) as typed;

    if events is not null then
        xact := ops_xid();
        insert into ops_agent_events
            (id, xid, at, depth, untrusted, company, kind, agent, proposal_id, mission_id, roundtable_id, step_id, cause, root_cause, tags, title, summary, data)
        select (e ->> 'id')::uuid, xact, (e ->> 'at')::timestamptz, coalesce((e #>> '{cause,depth}')::int, 0), coalesce((e ->> 'untrusted')::boolean, false),
               e ->> 'company', e ->> 'kind', e ->> 'agent',
               (e #>> '{refs,proposalId}')::uuid, (e #>> '{refs,missionId}')::uuid, (e #>> '{refs,roundtableId}')::uuid, e #>> '{refs,stepId}',
               coalesce(e #>> '{cause,direct}', ''), coalesce(e #>> '{cause,root}', ''),
               array(select jsonb_array_elements_text(e -> 'tags')), e ->> 'title', e ->> 'summary', e -> 'data'
        from unnest(events) as e
        on conflict (id) do nothing;
    end if;

    if proposals is not null then
        insert into ops_mission_proposals
            (company, id, created_at, decided_at, mission_id, depth, estimate_usd, status, agent, source, gate, title, reason, rejection,
             cause, root_cause, idempotency_key, request_hash, decided_by, doc)
        select e ->> 'company', (p ->> 'id')::uuid, (p ->> 'createdAt')::timestamptz, (p ->> 'decidedAt')::timestamptz, (p ->> 'missionId')::uuid,
               coalesce((p #>> '{cause,depth}')::int, 0), coalesce((p ->> 'estimateUsd')::numeric, 0),
               p ->> 'status', p ->> 'agent', p ->> 'source', p ->> 'gate', p ->> 'title', p ->> 'reason', p ->> 'rejection',
               coalesce(p #>> '{cause,direct}', ''), coalesce(p #>> '{cause,root}', ''), p ->> 'idempotencyKey', p ->> 'requestHash', p ->> 'decidedBy', p
        from (select e, e -> 'proposal' as p from unnest(proposals) as e offset 0) as entries
        on conflict (company, id) do nothing;
    end if;

    -- A planted row is its JSON alone until its grain writes it for the first time.
    if planted is not null then
        insert into orleansstorage
            (grainidhash, grainidn0, grainidn1, graintypehash, graintypestring, grainidextensionstring, serviceid, version, doc, status)
        select 0, 0, 0, 0, coalesce(e ->> 'name', 'mission'), e ->> 'key', _service, 1, (e -> 'state') - 'journal', e #>> '{state,status}'
        from unnest(planted) as e
        on conflict do nothing;
    end if;

    if moves is not null then
        perform ops_apply_quota(moves, _fold and proposals is not null);
    end if;

    if kinds && '{call,run,post,decision}' then
        perform ops_apply_records(_journal);
    end if;

    if kinds && '{metrics}' then
        perform ops_apply_metrics(_journal);
    end if;

    if kinds && '{policy_seed,rule_seed,rule_fired}' then
        perform ops_apply_rules(_journal);
    end if;
end
$$;

-- Adds the moves, one a counter; _fold also draws in the moves that came since the last fold.
drop function ops_apply_quota(jsonb, boolean);
create function ops_apply_quota(_moves jsonb[], _fold boolean) returns void language plpgsql as $$
begin
    if not _fold then
        insert into ops_quota_moves (company, gate, day, count, usd)
        select e ->> 'company', e ->> 'gate', e ->> 'day', (e ->> 'count')::bigint, (e ->> 'usd')::numeric from unnest(_moves) as e;
    else
        with moved as (
            select e ->> 'company' as company, e ->> 'gate' as gate, e ->> 'day' as day, (e ->> 'count')::bigint as count, (e ->> 'usd')::numeric as usd
            from unnest(_moves) as e
        ), folded as (
            delete from ops_quota_moves q using (select distinct company, gate, day from moved) as m
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

-- Before a row is stored its journal is cut off, and an update's is applied. (An insert's is applied after the insert, because an insert may yet lose
-- against another.) A write that repeats the last journal does not apply it again.
--
-- An update does not store its journal with the state: nobody reads it back. It is cut off as text where it is the last member, as our serializer
-- writes it; both parts must then parse, which proves the cut right. Otherwise the payload is parsed whole and stays as it is.
create or replace function orleansstorage_before_write() returns trigger language plpgsql as $$
declare
    start   integer;
    rest    bytea;
    entries text;
    journal jsonb;
begin
    if new.payloadbinary is null then
        new.doc := null;
        new.status := null;
        new.journalhash := null;
        return new;
    end if;

    start := position(',"journal":['::bytea in new.payloadbinary);
    if start > 0 then
        begin
            rest := substring(new.payloadbinary from 1 for start - 1) || '}'::bytea;
            entries := convert_from(substring(new.payloadbinary from start + 11 for octet_length(new.payloadbinary) - start - 11), 'UTF8');
            new.doc := convert_from(rest, 'UTF8')::jsonb;
            journal := entries::jsonb;
        exception when invalid_text_representation then
            start := 0;
        end;
    end if;

    if start = 0 then
        new.doc := convert_from(new.payloadbinary, 'UTF8')::jsonb;
        journal := new.doc -> 'journal';
        entries := journal::text;
        new.doc := new.doc - 'journal';
    end if;

    new.status := new.doc ->> 'status';
    new.journalhash := case when jsonb_typeof(journal) = 'array' and jsonb_array_length(journal) > 0 then hashtextextended(entries, 0) end;
    if tg_op = 'UPDATE' and new.journalhash is not null then
        if new.journalhash is distinct from old.journalhash then
            perform ops_apply_journal(journal, new.serviceid, new.version % 16 = 0);
        end if;

        if start > 0 then
            new.payloadbinary := rest;
        end if;
    end if;

    return new;
end
$$;

create or replace function orleansstorage_after_insert() returns trigger language plpgsql as $$
begin
    perform ops_apply_journal(ops_doc(new.payloadbinary) -> 'journal', new.serviceid, false);
    return null;
end
$$;

update orleansquery set querytext = $q$
select coalesce(payloadbinary, convert_to(doc::text, 'UTF8')) as "PayloadBinary", modifiedon, version as "Version"
from orleansstorage
where serviceid = @ServiceId and graintypestring = @GrainTypeString and grainidextensionstring = @GrainIdExtensionString
  and grainidn0 = @GrainIdN0 and grainidn1 = @GrainIdN1
union all
select coalesce(payloadbinary, convert_to(doc::text, 'UTF8')), modifiedon, version
from orleansstorage
where @GrainIdExtensionString is null and serviceid = @ServiceId and graintypestring = @GrainTypeString and grainidextensionstring is null
  and grainidn0 = @GrainIdN0 and grainidn1 = @GrainIdN1
$q$ where querykey = 'ReadFromStorageKey';
