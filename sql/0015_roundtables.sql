-- Conversations over their grains' rows, newest by id (UUIDv7).
create index orleansstorage_roundtables on orleansstorage
    (split_part(grainidextensionstring, '/', 1), (split_part(grainidextensionstring, '/', 2)::uuid))
    where graintypestring = 'roundtable';

create view ops_roundtable_queue as
select split_part(grainidextensionstring, '/', 1) as company,
       split_part(grainidextensionstring, '/', 2)::uuid as id,
       doc ->> 'status' as status,
       doc #>> '{format,name}' as format,
       doc ->> 'title' as title,
       doc ->> 'topic' as topic,
       coalesce(doc -> 'participants', '[]') as participants,
       coalesce(jsonb_array_length(doc -> 'turns'), 0) as turns,
       (doc ->> 'length')::int as length,
       doc ->> 'reason' as reason,
       doc ->> 'by' as convened_by,
       (doc ->> 'startedAt')::timestamptz as started_at,
       (doc ->> 'finishedAt')::timestamptz as finished_at,
       (doc ->> 'nextAt')::timestamptz as next_at,
       doc #>> '{cause,direct}' as cause,
       doc #>> '{cause,root}' as root_cause,
       doc
from orleansstorage
where graintypestring = 'roundtable' and doc is not null;
