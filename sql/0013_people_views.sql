-- What agents remember and how they stand to each other, over their grains' rows.
create view ops_agent_memory as
select split_part(s.grainidextensionstring, '/', 1) as company,
       split_part(s.grainidextensionstring, '/', 2) as agent,
       split_part(s.grainidextensionstring, '/', 2) || '.' || (m ->> 'n') as id,
       m ->> 'type' as type,
       m ->> 'text' as content,
       (m ->> 'conf')::numeric as confidence,
       coalesce(m -> 'tags', '[]') as tags,
       m ->> 'source' as source,
       m ->> 'trace' as trace,
       split_part(s.grainidextensionstring, '/', 2) || '.' || (m ->> 'by') as superseded_by,
       coalesce((m ->> 'promoted')::boolean, false) as promoted,
       coalesce((m ->> 'untrusted')::boolean, false) as untrusted,
       to_timestamp((m ->> 'at')::bigint) as created_at,
       to_timestamp((m ->> 'used')::bigint) as last_used_at
from orleansstorage s
cross join lateral jsonb_array_elements(s.doc -> 'items') as memories (m)
where s.graintypestring = 'memory' and jsonb_typeof(s.doc -> 'items') = 'array';

create view ops_agent_relationships as
select split_part(grainidextensionstring, '/', 1) as company,
       doc ->> 'a' as a,
       doc ->> 'b' as b,
       (doc ->> 'affinity')::numeric as affinity,
       (doc ->> 'total')::int as total,
       (doc ->> 'positive')::int as positive,
       (doc ->> 'negative')::int as negative,
       doc ->> 'backstory' as backstory,
       coalesce(doc -> 'log', '[]') as log
from orleansstorage
where graintypestring = 'relationship' and doc is not null;
