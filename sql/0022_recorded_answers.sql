-- What models answered, by a hash of what they were asked: kept where llm_routing.record is on, and forgotten with the call's row (retention.calls_days).
alter table ops_llm_calls
    add column prompt_hash text collate "C",
    add column answer text,
    add column retryable boolean;

-- As before, with what was recorded.
create or replace function ops_apply_records(_journal jsonb) returns void language plpgsql as $$
begin
    insert into ops_llm_calls
        (company, id, at, agent, mission_id, step_id, roundtable_id, cause, "use", provider, model, input_tokens, output_tokens, usd, latency_ms, error,
         prompt_hash, answer, retryable)
    select e ->> 'company', (e ->> 'id')::uuid, (c ->> 'at')::timestamptz, e ->> 'agent', (e ->> 'missionId')::uuid, e ->> 'stepId',
           (e ->> 'roundtableId')::uuid, coalesce(e ->> 'cause', ''), c ->> 'use', c ->> 'provider', c ->> 'model',
           (c ->> 'inputTokens')::int, (c ->> 'outputTokens')::int, (c ->> 'usd')::numeric, (c ->> 'latencyMs')::int, c ->> 'error',
           c ->> 'promptHash', c ->> 'answer', (c ->> 'retryable')::boolean
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
