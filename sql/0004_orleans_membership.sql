-- Orleans cluster membership (ActorHost=orleans only): one version row a cluster, raised with every change of a member.
create table orleansmembershipversiontable (
    deploymentid text not null primary key,
    "timestamp"  timestamptz(3) not null default now(),
    version      integer not null default 0
);

create table orleansmembershiptable (
    deploymentid text    not null references orleansmembershipversiontable (deploymentid),
    address      text    not null,
    port         integer not null,
    generation   integer not null,
    siloname     text    not null,
    hostname     text    not null,
    status       integer not null,
    proxyport    integer,
    suspecttimes text,
    starttime    timestamptz(3) not null,
    iamalivetime timestamptz(3) not null,
    primary key (deploymentid, address, port, generation)
);

-- A member is written only together with the raised version, and only when the version is still the one the writer saw.
create function orleans_insert_member(
    _deployment text, _address text, _port integer, _generation integer, _silo text, _host text, _status integer, _proxy integer,
    _start timestamptz, _alive timestamptz, _version integer)
    returns integer language plpgsql as $$
begin
    update orleansmembershipversiontable set "timestamp" = now(), version = version + 1
    where deploymentid = _deployment and version = _version
      and not exists (select from orleansmembershiptable
                      where deploymentid = _deployment and address = _address and port = _port and generation = _generation);
    if not found then return 0; end if;
    insert into orleansmembershiptable
        (deploymentid, address, port, generation, siloname, hostname, status, proxyport, starttime, iamalivetime)
    values (_deployment, _address, _port, _generation, _silo, _host, _status, _proxy, _start, _alive);
    return 1;
end
$$;

create function orleans_update_member(
    _deployment text, _address text, _port integer, _generation integer, _status integer, _suspects text, _alive timestamptz, _version integer)
    returns integer language plpgsql as $$
begin
    update orleansmembershipversiontable set "timestamp" = now(), version = version + 1
    where deploymentid = _deployment and version = _version
      and exists (select from orleansmembershiptable
                  where deploymentid = _deployment and address = _address and port = _port and generation = _generation);
    if not found then return 0; end if;
    update orleansmembershiptable set status = _status, suspecttimes = _suspects, iamalivetime = _alive
    where deploymentid = _deployment and address = _address and port = _port and generation = _generation;
    return 1;
end
$$;

insert into orleansquery (querykey, querytext) values
('InsertMembershipVersionKey', $q$
with made as (
    insert into orleansmembershipversiontable (deploymentid) values (@DeploymentId) on conflict (deploymentid) do nothing returning 1)
select count(*)::int from made
$q$),
('InsertMembershipKey', $q$
select orleans_insert_member(@DeploymentId, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime, @Version)
$q$),
('UpdateMembershipKey', $q$
select orleans_update_member(@DeploymentId, @Address, @Port, @Generation, @Status, @SuspectTimes, @IAmAliveTime, @Version)
$q$),
('UpdateIAmAlivetimeKey', $q$
update orleansmembershiptable set iamalivetime = @IAmAliveTime
where deploymentid = @DeploymentId and address = @Address and port = @Port and generation = @Generation
$q$),
('MembershipReadRowKey', $q$
select v.deploymentid as "DeploymentId", m.address as "Address", m.port as "Port", m.generation as "Generation", m.siloname as "SiloName",
       m.hostname as "HostName", m.status as "Status", m.proxyport as "ProxyPort", m.suspecttimes as "SuspectTimes",
       m.starttime as "StartTime", m.iamalivetime as "IAmAliveTime", v.version as "Version"
from orleansmembershipversiontable v
left join orleansmembershiptable m
    on m.deploymentid = v.deploymentid and m.address = @Address and m.port = @Port and m.generation = @Generation
where v.deploymentid = @DeploymentId
$q$),
('MembershipReadAllKey', $q$
select v.deploymentid as "DeploymentId", m.address as "Address", m.port as "Port", m.generation as "Generation", m.siloname as "SiloName",
       m.hostname as "HostName", m.status as "Status", m.proxyport as "ProxyPort", m.suspecttimes as "SuspectTimes",
       m.starttime as "StartTime", m.iamalivetime as "IAmAliveTime", v.version as "Version"
from orleansmembershipversiontable v
left join orleansmembershiptable m on m.deploymentid = v.deploymentid
where v.deploymentid = @DeploymentId
$q$),
('CleanupDefunctSiloEntriesKey', $q$
delete from orleansmembershiptable where deploymentid = @DeploymentId and iamalivetime < @IAmAliveTime and status <> 3
$q$),
('DeleteMembershipTableEntriesKey', $q$
with members as (delete from orleansmembershiptable where deploymentid = @DeploymentId)
delete from orleansmembershipversiontable where deploymentid = @DeploymentId
$q$),
('GatewaysQueryKey', $q$
select address as "Address", proxyport as "ProxyPort", generation as "Generation"
from orleansmembershiptable where deploymentid = @DeploymentId and status = @Status and proxyport > 0
$q$);
