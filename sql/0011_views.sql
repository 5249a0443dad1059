-- Current things are views over the grains' rows (ARCHITECTURE §2). Keys read company/rest.

-- A company's missions by age (ids are UUIDv7), and the open ones, which are the work list. Both depend on no column that a step's progress
-- changes, so that most updates of a mission touch no index.
create index orleansstorage_missions on orleansstorage
    (split_part(grainidextensionstring, '/', 1), (split_part(grainidextensionstring, '/', 2)::uuid))
    where graintypestring = 'mission';
create index orleansstorage_open_missions on orleansstorage
    (split_part(grainidextensionstring, '/', 1), (split_part(grainidextensionstring, '/', 2)::uuid))
    where graintypestring = 'mission' and status in ('approved', 'running');

create view ops_missions as
select split_part(grainidextensionstring, '/', 1) as company,
       split_part(grainidextensionstring, '/', 2)::uuid as id,
       (doc ->> 'proposalId')::uuid as proposal_id,
       doc ->> 'title' as title,
       doc ->> 'agent' as agent,
       status,
       (doc ->> 'createdAt')::timestamptz as created_at,
       (doc ->> 'startedAt')::timestamptz as started_at,
       (doc ->> 'finishedAt')::timestamptz as finished_at,
       doc #>> '{cause,direct}' as cause,
       doc #>> '{cause,root}' as root_cause,
       coalesce((doc #>> '{cause,depth}')::int, 0) as depth,
       doc -> 'steps' as steps,
       doc
from orleansstorage
where graintypestring = 'mission' and doc is not null;

create view ops_mission_steps as
select m.company,
       m.id as mission_id,
       m.id || '.' || (s ->> 'number') as id,
       (s ->> 'number')::int as number,
       s ->> 'kind' as kind,
       s ->> 'status' as status,
       s -> 'payload' as payload,
       s -> 'result' as result,
       s ->> 'error' as error,
       coalesce((s ->> 'attempts')::int, 0) as attempts,
       s ->> 'worker' as worker,
       (s ->> 'leaseUntil')::timestamptz as lease_until,
       (s ->> 'notBefore')::timestamptz as not_before,
       (s ->> 'startedAt')::timestamptz as started_at,
       (s ->> 'finishedAt')::timestamptz as finished_at,
       coalesce((s ->> 'spentUsd')::numeric, 0) as cost
from ops_missions m
cross join lateral jsonb_array_elements(m.steps) as steps (s);

-- A company is paused by its policy 'company' and killed for good by its own state.
create view ops_companies as
select c.key, c.doc ->> 'name' as name, c.doc ->> 'template' as template,
       case when (c.doc ->> 'killed')::boolean then 'killed' when p.value ->> 'enabled' = 'false' then 'paused' else 'open' end as state,
       coalesce(c.doc -> 'agents', '[]') as agents,
       (c.doc ->> 'createdAt')::timestamptz as created_at,
       (c.doc ->> 'seed')::numeric as seed,
       coalesce(c.doc -> 'externalKinds', '[]') as external_kinds
from (select split_part(grainidextensionstring, '/', 1) as key, doc
      from orleansstorage
      where graintypestring = 'company' and doc ? 'template' and not coalesce((doc ->> 'deleted')::boolean, false)) as c
left join ops_policy p on p.company = c.key and p.key = 'company';

create view ops_agent_reactions as
select split_part(grainidextensionstring, '/', 1) as company,
       r ->> 'id' as id,
       r ->> 'pattern' as pattern,
       r ->> 'target' as target,
       r ->> 'type' as type,
       r ->> 'eventId' as event_id,
       (r ->> 'queuedAt')::timestamptz as queued_at,
       r as doc
from orleansstorage
cross join lateral jsonb_array_elements(doc -> 'pending') as reactions (r)
where graintypestring = 'reaction' and jsonb_typeof(doc -> 'pending') = 'array';
