-- Counters of gates and budgets: what is done on a day ('2026-11-22') and what is admitted and unfinished ('open').
--
-- Moves are only ever added, so that a hundred missions ending at once neither wait for each other's row nor deadlock. The door's own
-- write, which alone admits, folds what came in since into one row; the counters are the sums.
create table ops_quota_moves (
    company text collate "C" not null,
    gate    text collate "C" not null,
    day     text collate "C" not null,
    count   bigint  not null,
    usd     numeric not null
);

create index ops_quota_moves_by_gate on ops_quota_moves (company, gate, day);

create view ops_quota as
select company, gate, day, sum(count)::bigint as count, sum(usd) as usd
from ops_quota_moves
group by company, gate, day;
