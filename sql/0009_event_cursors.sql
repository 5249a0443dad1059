-- Cursors outlive the cluster. Transaction ids do not: a database restored into another cluster meets other, perhaps lower ones. So an event's
-- xid is the transaction's plus an offset, and at start the offset is raised when the stored events are ahead of this cluster. Old cursors stay valid.
create function ops_xid() returns bigint language sql as $$ select pg_current_xact_id()::text::bigint + 0 $$;

-- Readers read below this: every transaction below it has ended.
create function ops_horizon() returns bigint language sql stable as $$ select pg_snapshot_xmin(pg_current_snapshot())::text::bigint + 0 $$;

create function ops_set_xid_offset(_offset bigint) returns void language plpgsql as $do$
begin
    execute format('create or replace function ops_xid() returns bigint language sql as $$ select pg_current_xact_id()::text::bigint + %s $$', _offset);
    execute format('create or replace function ops_horizon() returns bigint language sql stable as $$ select pg_snapshot_xmin(pg_current_snapshot())::text::bigint + %s $$', _offset);
end
$do$;

-- Compares the cluster with the one this database last lived in. Answers true when the offset was raised.
create function ops_rebase_cursors(_system text) returns boolean language plpgsql as $$
declare
    known  text := (select value from ops_meta where key = 'system_identifier');
    newest bigint := coalesce((select max(xid) from ops_agent_events), 0);
    mine   bigint := pg_snapshot_xmax(pg_current_snapshot())::text::bigint;
    off    bigint := coalesce((select value::bigint from ops_meta where key = 'xid_offset'), 0);
    raised boolean := false;
begin
    if known is distinct from _system and mine + off <= newest then
        off := newest - mine + 1;
        raised := true;
    end if;

    if raised then
        perform ops_set_xid_offset(off);
        insert into ops_meta (key, value) values ('xid_offset', off::text) on conflict (key) do update set value = excluded.value;
    end if;

    if known is distinct from _system then
        insert into ops_meta (key, value) values ('system_identifier', _system) on conflict (key) do update set value = excluded.value;
    end if;
    return raised;
end
$$;

alter table ops_agent_events alter column xid set default ops_xid();
