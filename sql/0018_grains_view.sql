-- Grain states and reminders as people look at them, over Orleans' own tables.
create view ops_grains as
select split_part(grainidextensionstring, '/', 1) as company,
       graintypestring as name,
       grainidextensionstring as grain_key,
       version,
       modifiedon as changed_at,
       doc as state
from orleansstorage
where serviceid = 'agentops';

create view ops_reminders as
select split_part(grainid, '/', 2) as company,
       split_part(grainid, '/', 1) as type,
       substr(grainid, strpos(grainid, '/') + 1) as grain_key,
       remindername as name,
       starttime as starts_at,
       period as period_ms
from orleansreminderstable
where serviceid = 'agentops';
