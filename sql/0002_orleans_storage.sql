-- Grain states: one row a grain and state name (the truth, ARCHITECTURE §2).
--
-- Rows are found by key, never by Orleans' hashes: rows planted by the journal have none. Key columns compare by bytes ("C"), which is
-- faster than any language's order and makes UUIDv7 keys sort by age.
create table orleansstorage (
    grainidhash            integer not null,
    grainidn0              bigint  not null,
    grainidn1              bigint  not null,
    graintypehash          integer not null,
    graintypestring        text collate "C" not null,
    grainidextensionstring text collate "C",
    serviceid              text collate "C" not null,
    payloadbinary          bytea,
    modifiedon             timestamptz not null default now(),
    version                integer not null,

    -- Filled by the journal trigger from the payload: the state without its journal, its status, and a hash of the journal it brought.
    doc                    jsonb,
    status                 text collate "C",
    journalhash            bigint,

    -- Upstream has no unique row, so two first writers could both win. Here the second gets Orleans' InconsistentStateException.
    constraint orleansstorage_one_row_a_grain
        unique nulls not distinct (serviceid, graintypestring, grainidextensionstring, grainidn0, grainidn1)
) with (fillfactor = 70);

-- lz4 costs a fraction of the default on these hot rows; a server built without it keeps the default.
do $$
begin
    alter table orleansstorage alter column payloadbinary set compression lz4;
    alter table orleansstorage alter column doc set compression lz4;
exception when feature_not_supported then
    raise notice 'this server has no lz4: states are compressed with pglz';
end
$$;

-- Writes a state if it is still the version the writer saw (null: never seen). Answers the new version; the old one or null means refused.
-- "Key or both null" is two statements, because an OR over a nullable key cannot use the unique index well.
create function writetostorage(
    _n0 bigint, _n1 bigint, _typehash integer, _idhash integer, _type text, _extension text, _service text, _version integer, _payload bytea)
    returns table (newgrainstateversion integer)
    language plpgsql as $$
begin
    if _version is null then
        insert into orleansstorage
            (grainidhash, grainidn0, grainidn1, graintypehash, graintypestring, grainidextensionstring, serviceid, payloadbinary, version)
        values (_idhash, _n0, _n1, _typehash, _type, _extension, _service, _payload, 1)
        on conflict do nothing;
        newgrainstateversion := case when found then 1 end;
    elsif _extension is not null then
        update orleansstorage s set payloadbinary = _payload, modifiedon = now(), version = s.version + 1
        where s.serviceid = _service and s.graintypestring = _type and s.grainidextensionstring = _extension
          and s.grainidn0 = _n0 and s.grainidn1 = _n1 and s.version = _version;
        newgrainstateversion := case when found then _version + 1 else _version end;
    else
        update orleansstorage s set payloadbinary = _payload, modifiedon = now(), version = s.version + 1
        where s.serviceid = _service and s.graintypestring = _type and s.grainidextensionstring is null
          and s.grainidn0 = _n0 and s.grainidn1 = _n1 and s.version = _version;
        newgrainstateversion := case when found then _version + 1 else _version end;
    end if;
    return next;
end
$$;

insert into orleansquery (querykey, querytext) values
('WriteToStorageKey', $q$
select newgrainstateversion as "NewGrainStateVersion"
from writetostorage(@GrainIdN0, @GrainIdN1, @GrainTypeHash, @GrainIdHash, @GrainTypeString, @GrainIdExtensionString, @ServiceId, @GrainStateVersion, @PayloadBinary)
$q$),
('ReadFromStorageKey', $q$
select payloadbinary as "PayloadBinary", modifiedon, version as "Version"
from orleansstorage
where serviceid = @ServiceId and graintypestring = @GrainTypeString and grainidextensionstring = @GrainIdExtensionString
  and grainidn0 = @GrainIdN0 and grainidn1 = @GrainIdN1
union all
select payloadbinary, modifiedon, version
from orleansstorage
where @GrainIdExtensionString is null and serviceid = @ServiceId and graintypestring = @GrainTypeString and grainidextensionstring is null
  and grainidn0 = @GrainIdN0 and grainidn1 = @GrainIdN1
$q$),
('ClearStorageKey', $q$
update orleansstorage set payloadbinary = null, modifiedon = now(), version = version + 1
where serviceid = @ServiceId and graintypestring = @GrainTypeString
  and (grainidextensionstring = @GrainIdExtensionString or (grainidextensionstring is null and @GrainIdExtensionString is null))
  and grainidn0 = @GrainIdN0 and grainidn1 = @GrainIdN1 and version = @GrainStateVersion
returning version as "NewGrainStateVersion"
$q$),
('DeleteStorageKey', $q$
delete from orleansstorage
where serviceid = @ServiceId and graintypestring = @GrainTypeString
  and (grainidextensionstring = @GrainIdExtensionString or (grainidextensionstring is null and @GrainIdExtensionString is null))
  and grainidn0 = @GrainIdN0 and grainidn1 = @GrainIdN1 and version = @GrainStateVersion
returning version + 1 as "NewGrainStateVersion"
$q$);
