-- Orleans reminders. Periods are milliseconds; a row's version is its ETag.
create table orleansreminderstable (
    serviceid    text collate "C" not null,
    grainid      text collate "C" not null,
    remindername text collate "C" not null,
    starttime    timestamptz(3) not null,
    period       bigint  not null,
    grainhash    integer not null,
    version      integer not null,
    primary key (serviceid, grainid, remindername)
);

create index orleansreminderstable_by_hash on orleansreminderstable (serviceid, grainhash);

insert into orleansquery (querykey, querytext) values
('UpsertReminderRowKey', $q$
insert into orleansreminderstable as r (serviceid, grainid, remindername, starttime, period, grainhash, version)
values (@ServiceId, @GrainId, @ReminderName, @StartTime, @Period, @GrainHash, 0)
on conflict (serviceid, grainid, remindername) do update
set starttime = excluded.starttime, period = excluded.period, grainhash = excluded.grainhash, version = r.version + 1
returning version as "version"
$q$),
('ReadReminderRowsKey', $q$
select grainid as "GrainId", remindername as "ReminderName", starttime as "StartTime", period as "Period", version as "Version"
from orleansreminderstable where serviceid = @ServiceId and grainid = @GrainId
$q$),
('ReadReminderRowKey', $q$
select grainid as "GrainId", remindername as "ReminderName", starttime as "StartTime", period as "Period", version as "Version"
from orleansreminderstable where serviceid = @ServiceId and grainid = @GrainId and remindername = @ReminderName
$q$),
('ReadRangeRows1Key', $q$
select grainid as "GrainId", remindername as "ReminderName", starttime as "StartTime", period as "Period", version as "Version"
from orleansreminderstable where serviceid = @ServiceId and grainhash > @BeginHash and grainhash <= @EndHash
$q$),
('ReadRangeRows2Key', $q$
select grainid as "GrainId", remindername as "ReminderName", starttime as "StartTime", period as "Period", version as "Version"
from orleansreminderstable where serviceid = @ServiceId and (grainhash > @BeginHash or grainhash <= @EndHash)
$q$),
('DeleteReminderRowKey', $q$
with gone as (
    delete from orleansreminderstable
    where serviceid = @ServiceId and grainid = @GrainId and remindername = @ReminderName and version = @Version
    returning 1)
select count(*)::int from gone
$q$),
('DeleteReminderRowsKey', $q$
delete from orleansreminderstable where serviceid = @ServiceId
$q$);
