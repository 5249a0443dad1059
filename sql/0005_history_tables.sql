-- What happened: written only by the journal (ARCHITECTURE §2), except events that other systems bring.
-- Every index costs throughput at the door; these are the ones that the reads of the API and of the tail need.

-- Immutable facts. A reader's cursor is (xid, seq): xid orders by transaction, seq inside one. A row becomes visible to readers only
-- when every transaction that could still commit before it has ended (xid below the snapshot's xmin), so no reader misses one.
create table ops_agent_events (
    id            uuid not null primary key,
    xid           bigint not null default pg_current_xact_id()::text::bigint,
    seq           bigint not null generated always as identity,
    at            timestamptz not null,
    depth         integer not null default 0,
    untrusted     boolean not null default false,
    company       text collate "C" not null,
    kind          text collate "C" not null,
    agent         text collate "C",
    proposal_id   uuid,
    mission_id    uuid,
    roundtable_id uuid,
    step_id       text collate "C",
    cause         text collate "C" not null,
    root_cause    text collate "C" not null,
    tags          text[] not null default '{}',
    title         text not null,
    summary       text,
    data          jsonb
);

create index ops_agent_events_tail on ops_agent_events (xid);
create index ops_agent_events_of_company on ops_agent_events (company, xid, seq);

-- Proposals, also the rejected ones. doc is the whole record; the columns are what people and lists ask for. Ids are UUIDv7: by age.
create table ops_mission_proposals (
    company         text collate "C" not null,
    id              uuid not null,
    created_at      timestamptz not null,
    decided_at      timestamptz,
    mission_id      uuid,
    depth           integer not null default 0,
    estimate_usd    numeric not null default 0,
    status          text collate "C" not null,
    agent           text collate "C" not null,
    source          text collate "C" not null,
    gate            text collate "C",
    title           text not null,
    reason          text,
    rejection       text,
    cause           text collate "C" not null,
    root_cause      text collate "C" not null,
    idempotency_key text collate "C",
    request_hash    text collate "C",
    decided_by      text,
    doc             jsonb not null,
    primary key (company, id)
);

create unique index ops_mission_proposals_once on ops_mission_proposals (company, idempotency_key) where idempotency_key is not null;
create index ops_mission_proposals_inbox on ops_mission_proposals (company, created_at) where status = 'pending';

-- Heartbeats.
create table ops_action_runs (
    company    text collate "C" not null,
    id         uuid not null,
    started_at timestamptz not null,
    took_ms    integer not null,
    ok         boolean not null,
    duties     jsonb not null,
    primary key (company, id)
);

-- Model calls: what each cost and what it was for.
create table ops_llm_calls (
    company       text collate "C" not null,
    id            uuid not null,
    at            timestamptz not null,
    agent         text collate "C",
    mission_id    uuid,
    step_id       text collate "C",
    roundtable_id uuid,
    cause         text collate "C" not null,
    "use"         text collate "C" not null,
    provider      text collate "C" not null,
    model         text collate "C" not null,
    input_tokens  integer not null,
    output_tokens integer not null,
    usd           numeric not null,
    latency_ms    integer not null,
    error         text,
    primary key (company, id)
);

create index ops_llm_calls_by_time on ops_llm_calls (company, at);

-- The timeline of published posts.
create table ops_posts (
    company     text collate "C" not null,
    draft_id    text collate "C" not null,
    at          timestamptz not null,
    agent       text collate "C" not null,
    publisher   text collate "C" not null,
    external_id text,
    mission_id  uuid,
    step_id     text collate "C",
    text        text not null,
    primary key (company, draft_id)
);

create index ops_posts_by_time on ops_posts (company, at);
