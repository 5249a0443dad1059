using System.Data;
using AgentOps.Silo.Tests.Databases;

namespace AgentOps.Silo.Tests.Orleans;

/// <summary>The membership statements, with the parameters and columns of Orleans' ADO.NET provider.</summary>
[Collection(PostgresGroup.Name)]
public sealed class MembershipQueriesTests(TestServer server) : IAsyncLifetime
{
    private static readonly DateTime Noon = new(2026, 11, 22, 12, 0, 0, DateTimeKind.Utc);
    private OrleansQueries _queries = null!;

    public async Task InitializeAsync() => _queries = new((await server.Migrated()).Source);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_member_is_only_written_over_the_table_version_that_was_seen()
    {
        (await _queries.Ask("InsertMembershipVersionKey", Cluster)).ShouldBeTrue();
        (await _queries.Ask("InsertMembershipVersionKey", Cluster)).ShouldBeFalse();
        (await Insert(1, version: 5)).ShouldBeFalse();
        (await Insert(1, version: 0)).ShouldBeTrue();
        (await Insert(1, version: 1)).ShouldBeFalse("it is there already");
        (await Update(1, status: 3, version: 0)).ShouldBeFalse();
        (await Update(2, status: 3, version: 1)).ShouldBeFalse("there is no such member");
        (await Update(1, status: 3, version: 1)).ShouldBeTrue();

        var row = (await _queries.Run("MembershipReadAllKey", Cluster)).Single();
        (row["Address"], row["Port"], row["Generation"], row["SiloName"], row["HostName"], row["Status"], row["ProxyPort"], row["SuspectTimes"], row["Version"])
            .ShouldBe(("127.0.0.1", 11111, 1, "silo", "host", 3, 30000, null, 2));
    }

    [Fact]
    public async Task The_version_is_read_also_when_the_member_is_not_there()
    {
        await _queries.Ask("InsertMembershipVersionKey", Cluster);
        var row = (await _queries.Run("MembershipReadRowKey", Cluster, Address, Port, Generation(7))).Single();
        (row["StartTime"], row["Version"]).ShouldBe((null, 0));
    }

    [Fact]
    public async Task Gateways_are_the_active_members_and_the_dead_are_swept()
    {
        await _queries.Ask("InsertMembershipVersionKey", Cluster);
        await Insert(1, 0);
        await Insert(2, 1);
        await Update(1, status: 3, version: 2);
        await Update(2, status: 6, version: 3);
        (await _queries.Run("GatewaysQueryKey", Cluster, ("Status", DbType.Int32, 3))).Single()["Generation"].ShouldBe(1);

        await _queries.Run("UpdateIAmAlivetimeKey", Cluster, Address, Port, Generation(1), ("IAmAliveTime", DbType.DateTime, Noon.AddMinutes(5)));
        await _queries.Run("CleanupDefunctSiloEntriesKey", Cluster, ("IAmAliveTime", DbType.DateTime, Noon.AddMinutes(1)));
        var left = (await _queries.Run("MembershipReadAllKey", Cluster)).Single();
        left["Generation"].ShouldBe(1);
        ((DateTime)left["IAmAliveTime"]!).ToUniversalTime().ShouldBe(Noon.AddMinutes(5));

        await _queries.Run("DeleteMembershipTableEntriesKey", Cluster);
        (await _queries.Run("MembershipReadAllKey", Cluster)).ShouldBeEmpty();
    }

    private static (string, DbType, object?) Cluster => ("DeploymentId", DbType.String, "agentops");

    private static (string, DbType, object?) Address => ("Address", DbType.String, "127.0.0.1");

    private static (string, DbType, object?) Port => ("Port", DbType.Int32, 11111);

    private static (string, DbType, object?) Generation(int generation) => ("Generation", DbType.Int32, generation);

    private Task<bool> Insert(int generation, int version) => _queries.Ask(
        "InsertMembershipKey", Cluster, ("IAmAliveTime", DbType.DateTime, Noon), ("SiloName", DbType.String, "silo"), ("HostName", DbType.String, "host"),
        Address, Port, Generation(generation), ("StartTime", DbType.DateTime, Noon), ("Status", DbType.Int32, 1), ("ProxyPort", DbType.Int32, 30000),
        ("Version", DbType.Int32, version));

    private Task<bool> Update(int generation, int status, int version) => _queries.Ask(
        "UpdateMembershipKey", Cluster, Address, Port, Generation(generation), ("IAmAliveTime", DbType.DateTime, Noon), ("Status", DbType.Int32, status),
        ("SuspectTimes", DbType.String, null), ("Version", DbType.Int32, version));
}
