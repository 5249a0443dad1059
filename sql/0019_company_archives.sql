-- A company can be exported and imported, also beside itself under another name. So an event's id is unique in its company, not in the whole
-- database, and people's tables take imported rows as they are.
alter table ops_agent_events drop constraint ops_agent_events_pkey;
alter table ops_agent_events add primary key (company, id);

-- The functions as they are, but for the constraint they name.
do $do$
declare
    made record;
begin
    for made in
        select oid, prosrc from pg_proc
        where pronamespace = current_schema()::regnamespace and prosrc like '%insert into ops_agent_events%on conflict (id) do nothing%'
    loop
        execute replace(pg_get_functiondef(made.oid), 'on conflict (id) do nothing', 'on conflict do nothing');
    end loop;
    execute replace(pg_get_functiondef('ops_forget(text,timestamptz,timestamptz,integer)'::regprocedure),
        'where e.id = o.id and', 'where e.company = _company and e.id = o.id and');
end
$do$;

-- True inside an import: its rows bring their own versions, times, authors and history.
create function ops_importing() returns boolean language sql stable as $$ select coalesce(current_setting('agentops.importing', true), '') = 'on' $$;

do $do$
declare
    made record;
begin
    for made in
        select tgrelid::regclass as relation, tgname, pg_get_triggerdef(oid) as definition from pg_trigger
        where not tgisinternal and tgrelid in ('ops_policy'::regclass, 'ops_trigger_rules'::regclass)
    loop
        execute format('drop trigger %I on %s', made.tgname, made.relation);
        execute case when made.definition like '% WHEN (%'
            then replace(made.definition, ' WHEN (', ' WHEN (not ops_importing() and ')
            else replace(made.definition, ' EXECUTE FUNCTION ', ' WHEN (not ops_importing()) EXECUTE FUNCTION ') end;
    end loop;
end
$do$;
