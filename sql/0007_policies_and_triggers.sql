-- People's tables: edited by the UI, by REST or by plain SQL while the company runs (SPEC §2.4, §2.6). A value of the wrong shape can be
-- stored; the policy grain keeps the last good one and says so.
create table ops_policy (
    company    text collate "C" not null,
    key        text collate "C" not null,
    value      jsonb  not null,
    updated_at timestamptz not null default now(),
    updated_by text   not null default current_user,
    version    bigint not null default 1,
    primary key (company, key)
);

create table ops_policy_history (
    id         bigint generated always as identity primary key,
    company    text collate "C" not null,
    key        text collate "C" not null,
    old_value  jsonb,
    new_value  jsonb,
    version    bigint not null,
    changed_at timestamptz not null,
    changed_by text not null,
    op         text not null
);

create index ops_policy_history_of_key on ops_policy_history (company, key, id);

create table ops_trigger_rules (
    company          text collate "C" not null,
    name             text collate "C" not null,
    trigger_event    text    not null,
    conditions       jsonb   not null default '{}',
    action_config    jsonb   not null default '{}',
    cooldown_minutes integer not null default 0,
    enabled          boolean not null default true,
    fire_count       bigint  not null default 0,
    last_fired_at    timestamptz,
    version          bigint  not null default 1,
    updated_at       timestamptz not null default now(),
    updated_by       text    not null default current_user,
    primary key (company, name)
) with (fillfactor = 70);

create table ops_trigger_rules_history (
    id         bigint generated always as identity primary key,
    company    text collate "C" not null,
    name       text collate "C" not null,
    old_value  jsonb,
    new_value  jsonb,
    version    bigint not null,
    changed_at timestamptz not null,
    changed_by text not null,
    op         text not null
);

create index ops_trigger_rules_history_of_rule on ops_trigger_rules_history (company, name, id);

-- Raised by every change of a company's policies and rules; policy grains compare it. A missing row counts as 0.
create table ops_company_version (
    company text collate "C" not null primary key,
    version bigint not null
) with (fillfactor = 50);

create function ops_company_changed(_company text) returns void language plpgsql as $$
begin
    insert into ops_company_version as v (company, version) values (_company, 1)
    on conflict (company) do update set version = v.version + 1;
    perform pg_notify('agentops_policy', _company);
end
$$;

-- Who changed it: what the statement says, else the name the session gives itself, else the database role.
create function ops_editor(_said text, _before text) returns text language sql stable as $$
    select case when _said is distinct from _before and _said is not null then _said
                else coalesce(nullif(current_setting('agentops.actor', true), ''), current_user) end
$$;

create function ops_policy_stamp() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' then
        new.updated_by := ops_editor(new.updated_by, old.updated_by);
        new.version := old.version + 1;
    else
        new.version := coalesce((select max(version) from ops_policy_history where company = new.company and key = new.key), 0) + 1;
    end if;
    new.updated_at := now();
    return new;
end
$$;

create trigger ops_policy_stamp before insert or update on ops_policy for each row execute function ops_policy_stamp();

create function ops_policy_record() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        insert into ops_policy_history (company, key, old_value, new_value, version, changed_at, changed_by, op)
        values (old.company, old.key, old.value, null, old.version + 1, now(), ops_editor(null, null), 'delete');
        perform ops_company_changed(old.company);
    else
        insert into ops_policy_history (company, key, old_value, new_value, version, changed_at, changed_by, op)
        values (new.company, new.key, case when tg_op = 'UPDATE' then old.value end, new.value, new.version, new.updated_at, new.updated_by, lower(tg_op));
        perform ops_company_changed(new.company);
    end if;
    return null;
end
$$;

create trigger ops_policy_record after insert or update or delete on ops_policy for each row execute function ops_policy_record();

-- Firing is no change of a rule: it raises no version, leaves no history, wakes nobody.
create function ops_trigger_rules_stamp() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' then
        new.updated_by := ops_editor(new.updated_by, old.updated_by);
        new.version := old.version + 1;
    else
        new.version := coalesce((select max(version) from ops_trigger_rules_history where company = new.company and name = new.name), 0) + 1;
    end if;
    new.updated_at := now();
    return new;
end
$$;

create trigger ops_trigger_rules_stamp_new before insert on ops_trigger_rules for each row execute function ops_trigger_rules_stamp();
create trigger ops_trigger_rules_stamp before update on ops_trigger_rules for each row
    when (new.fire_count = old.fire_count and new.last_fired_at is not distinct from old.last_fired_at)
    execute function ops_trigger_rules_stamp();

create function ops_trigger_rules_record() returns trigger language plpgsql as $$
declare
    rule ops_trigger_rules := case when tg_op = 'DELETE' then old else new end;
begin
    insert into ops_trigger_rules_history (company, name, old_value, new_value, version, changed_at, changed_by, op)
    values (rule.company, rule.name,
        case when tg_op <> 'INSERT' then to_jsonb(old) - '{company,name,fire_count,last_fired_at,version,updated_at,updated_by}'::text[] end,
        case when tg_op <> 'DELETE' then to_jsonb(new) - '{company,name,fire_count,last_fired_at,version,updated_at,updated_by}'::text[] end,
        case when tg_op = 'DELETE' then rule.version + 1 else rule.version end,
        case when tg_op = 'DELETE' then now() else rule.updated_at end,
        case when tg_op = 'DELETE' then ops_editor(null, null) else rule.updated_by end,
        lower(tg_op));
    perform ops_company_changed(rule.company);
    return null;
end
$$;

create trigger ops_trigger_rules_record_new after insert or delete on ops_trigger_rules for each row execute function ops_trigger_rules_record();
create trigger ops_trigger_rules_record after update on ops_trigger_rules for each row
    when (new.version <> old.version)
    execute function ops_trigger_rules_record();
