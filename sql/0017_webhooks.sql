-- Webhooks out (SPEC §9): who is told of which events, and every delivery. Secrets stand nowhere: they are derived from the server's webhook key and the salt.
create table ops_webhooks (
    company    text collate "C" not null,
    name       text collate "C" not null,
    address    text not null,
    kinds      text[] not null,
    enabled    boolean not null default true,
    salt       uuid not null,
    -- Events up to here have been looked at.
    xid        bigint not null,
    seq        bigint not null,
    -- Events that were older than a day when their turn came, so that they were not delivered.
    skipped    bigint not null default 0,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    updated_by text not null,
    primary key (company, name)
);

create table ops_webhook_deliveries (
    company     text collate "C" not null,
    webhook     text collate "C" not null,
    event_id    uuid not null,
    kind        text collate "C" not null,
    status      text collate "C" not null check (status in ('pending', 'delivered', 'failed')),
    attempts    integer not null default 0,
    answer      integer,
    error       text,
    created_at  timestamptz not null,
    due_at      timestamptz not null,
    until       timestamptz not null,
    finished_at timestamptz,
    primary key (company, webhook, event_id),
    foreign key (company, webhook) references ops_webhooks (company, name) on delete cascade
);

create index ops_webhook_deliveries_due on ops_webhook_deliveries (company, webhook, due_at) where status = 'pending';
create index ops_webhook_deliveries_list on ops_webhook_deliveries (company, webhook, created_at, event_id);

-- Turns the events after a webhook's cursor into deliveries, at most so many, and never more than _most waiting ones: what lies beyond is kept by the event
-- log itself. Answers how many events were looked at; 0 also when another server is at it.
create function ops_webhook_feed(_company text, _name text, _now timestamptz, _limit integer, _most integer) returns integer language plpgsql as $$
declare
    hook    ops_webhooks;
    room    integer;
    looked  integer;
    late    integer;
    to_xid  bigint;
    to_seq  bigint;
begin
    select * into hook from ops_webhooks where company = _company and name = _name and enabled for update skip locked;
    if not found then return 0; end if;
    select least(_limit, _most - count(*)) into room from ops_webhook_deliveries where company = _company and webhook = _name and status = 'pending';
    if room <= 0 then return 0; end if;

    with next as (
        select id, kind, xid, seq, '*' = any(hook.kinds) or kind = any(hook.kinds) as told, at > _now - interval '1 day' or kind = 'external' as fresh
        from ops_agent_events where company = _company and (xid, seq) > (hook.xid, hook.seq) and xid < ops_horizon() order by xid, seq limit room
    ), put as (
        insert into ops_webhook_deliveries (company, webhook, event_id, kind, status, created_at, due_at, until)
        select _company, _name, id, kind, 'pending', _now, _now, _now + interval '1 day' from next where told and fresh
        on conflict do nothing
    )
    select count(*), count(*) filter (where told and not fresh), (array_agg(xid order by xid desc, seq desc))[1], (array_agg(seq order by xid desc, seq desc))[1]
    into looked, late, to_xid, to_seq from next;

    if looked > 0 then
        update ops_webhooks set xid = to_xid, seq = to_seq, skipped = skipped + late where company = _company and name = _name;
    end if;
    return looked;
end
$$;

-- Forgets ended deliveries older than a week, and all but the newest _most of a webhook. Answers how many went.
create function ops_webhook_trim(_company text, _name text, _now timestamptz, _most integer) returns bigint language sql as $$
    with gone as (
        delete from ops_webhook_deliveries d
        where d.company = _company and d.webhook = _name and d.status <> 'pending'
          and (d.created_at < _now - interval '7 days' or (d.created_at, d.event_id) <= (
              select n.created_at, n.event_id from ops_webhook_deliveries n
              where n.company = _company and n.webhook = _name order by n.created_at desc, n.event_id desc offset _most limit 1))
        returning 1
    )
    select count(*) from gone
$$;
