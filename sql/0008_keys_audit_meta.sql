-- Who may come in, who did what, and what this database knows about itself.

-- API keys: only a hash is kept. company null: all companies.
create table ops_api_keys (
    id           uuid  not null primary key,
    name         text  not null,
    role         text  not null check (role in ('viewer', 'worker', 'operator', 'admin')),
    company      text collate "C",
    hash         bytea not null unique,
    created_at   timestamptz not null default now(),
    revoked_at   timestamptz,
    last_used_at timestamptz
);

-- The audit trail is append-only (FAULTS.md): nobody changes or removes a row, not by mistake either.
create table ops_audit (
    id      bigint generated always as identity primary key,
    at      timestamptz not null default now(),
    actor   text not null,
    company text collate "C",
    action  text not null,
    subject text,
    detail  jsonb
);

create index ops_audit_of_company on ops_audit (company, id);

create function ops_audit_refuse() returns trigger language plpgsql as $$
begin
    raise exception 'the audit trail is append-only: % is refused', lower(tg_op) using errcode = 'insufficient_privilege';
end
$$;

create trigger ops_audit_append_only before update or delete or truncate on ops_audit for each statement execute function ops_audit_refuse();

create table ops_meta (
    key   text not null primary key,
    value text not null
);
