-- What was or may have been sent to a publisher outside, one row a draft, written before the first attempt: after a lost answer the row says that it must be
-- looked for before it may be sent again (SPEC §9, "never twice").
create table ops_publications (
    company     text collate "C" not null,
    draft_id    text collate "C" not null,
    publisher   text collate "C" not null,
    first_at    timestamptz not null,
    tried_at    timestamptz not null,
    -- True from before an attempt until its answer is known.
    unknown     boolean not null,
    external_id text,
    posted_at   timestamptz,
    primary key (company, draft_id),
    check ((external_id is null) = (posted_at is null))
);

create index ops_publications_latest on ops_publications (posted_at) where external_id is not null;
