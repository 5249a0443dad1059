-- Forgets what is older than the company's retention policy, a bounded piece at a time, oldest first. Answers how many rows went; call again until 0.
create function ops_forget(_company text, _events_before timestamptz, _calls_before timestamptz, _limit integer)
    returns bigint language plpgsql as $$
declare
    gone  bigint := 0;
    piece bigint;
begin
    with oldest as (select id, at from ops_agent_events where company = _company order by xid, seq limit _limit)
    delete from ops_agent_events e using oldest o where e.id = o.id and o.at < _events_before;
    get diagnostics gone = row_count;

    with oldest as (select id from ops_llm_calls where company = _company and at < _calls_before order by at limit _limit)
    delete from ops_llm_calls c using oldest o where c.company = _company and c.id = o.id;
    get diagnostics piece = row_count;
    gone := gone + piece;

    with oldest as (select id, started_at from ops_action_runs where company = _company order by id limit _limit)
    delete from ops_action_runs r using oldest o where r.company = _company and r.id = o.id and o.started_at < _events_before;
    get diagnostics piece = row_count;
    gone := gone + piece;

    with old as (
        select ctid from ops_quota_moves
        where company = _company and day <> 'open' and day < to_char(least(_events_before, now() - interval '40 days'), 'YYYY-MM-DD') limit _limit)
    delete from ops_quota_moves q using old where q.ctid = old.ctid;
    get diagnostics piece = row_count;
    return gone + piece;
end
$$;
