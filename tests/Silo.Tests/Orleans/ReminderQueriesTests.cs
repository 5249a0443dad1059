using System.Data;
using AgentOps.Silo.Tests.Databases;

namespace AgentOps.Silo.Tests.Orleans;

/// <summary>The reminder statements, with the parameters and columns of Orleans' ADO.NET provider.</summary>
[Collection(PostgresGroup.Name)]
public sealed class ReminderQueriesTests(TestServer server) : IAsyncLifetime
{
    private static readonly DateTime Noon = new(2026, 11, 22, 12, 0, 0, DateTimeKind.Utc);
    private OrleansQueries _queries = null!;

    public async Task InitializeAsync() => _queries = new((await server.Migrated()).Source);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_reminder_is_written_again_with_a_new_version_and_read_back()
    {
        (await Upsert("heartbeat/studio/-", "beat", 5)).ShouldBe(0);
        (await Upsert("heartbeat/studio/-", "beat", 5, period: 600_000L)).ShouldBe(1);

        var row = (await _queries.Run("ReadReminderRowKey", Service, ("GrainId", DbType.String, "heartbeat/studio/-"), ("ReminderName", DbType.String, "beat"))).Single();

        row["GrainId"].ShouldBe("heartbeat/studio/-");
        row["ReminderName"].ShouldBe("beat");
        ((DateTime)row["StartTime"]!).ToUniversalTime().ShouldBe(Noon);
        row["Period"].ShouldBe(600_000L);
        row["Version"].ShouldBe(1);
        (await _queries.Run("ReadReminderRowsKey", Service, ("GrainId", DbType.String, "heartbeat/studio/-"))).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Ranges_of_hashes_are_read_open_below_and_closed_above_and_may_wrap()
    {
        foreach (var hash in new[] { -10, 0, 10 }) await Upsert($"g/{hash}", "r", hash);

        (await Range("ReadRangeRows1Key", -10, 10)).ShouldBe(["g/0", "g/10"]);
        (await Range("ReadRangeRows2Key", 0, -10)).ShouldBe(["g/-10", "g/10"]);
        (await Range("ReadRangeRows2Key", 0, 0)).ShouldBe(["g/-10", "g/0", "g/10"]);
    }

    [Fact]
    public async Task Only_the_version_that_was_seen_is_deleted()
    {
        await Upsert("g/1", "r", 1);
        await Upsert("g/1", "r", 1);
        (await Delete(0)).ShouldBeFalse();
        (await Delete(1)).ShouldBeTrue();
        (await Delete(1)).ShouldBeFalse();
        await _queries.Run("DeleteReminderRowsKey", Service);
    }

    private static (string, DbType, object?) Service => ("ServiceId", DbType.String, "agentops");

    private Task<bool> Delete(int version) => _queries.Ask(
        "DeleteReminderRowKey", Service, ("GrainId", DbType.String, "g/1"), ("ReminderName", DbType.String, "r"), ("Version", DbType.Int32, version));

    private async Task<string[]> Range(string key, int begin, int end) =>
        [.. (await _queries.Run(key, Service, ("BeginHash", DbType.Int32, begin), ("EndHash", DbType.Int32, end))).Select(r => (string)r["GrainId"]!).Order(StringComparer.Ordinal)];

    private async Task<int> Upsert(string grain, string name, int hash, object? period = null) => (int)(await _queries.Run(
        "UpsertReminderRowKey", Service, ("GrainHash", DbType.Int32, hash), ("GrainId", DbType.String, grain), ("ReminderName", DbType.String, name),
        ("StartTime", DbType.DateTime, Noon), ("Period", period is long ? DbType.Int64 : DbType.Int32, period ?? 60_000))).Single()["version"]!;
}
