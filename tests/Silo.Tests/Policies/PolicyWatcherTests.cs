using AgentOps.Silo.Postgres;
using AgentOps.Silo.Postgres.Policies;
using AgentOps.Silo.Tests.Databases;
using Microsoft.Extensions.Logging.Abstractions;

namespace AgentOps.Silo.Tests.Policies;

[Collection(PostgresGroup.Name)]
public sealed class PolicyWatcherTests(TestServer server)
{
    [Fact]
    public async Task A_plain_UPDATE_lets_the_policy_grain_read_again_within_a_second()
    {
        var database = await server.Migrated();
        var grains = new RefreshedGrains();
        using var watcher = Watcher(database, grains);
        await watcher.StartAsync(default);
        await database.Execute("""insert into ops_policy (company, key, value) values ('studio', 'company', '{}'), ('other', 'company', '{}')""");
        await grains.Next("studio");

        var since = System.Diagnostics.Stopwatch.GetTimestamp();
        await database.Execute("""update ops_policy set value = '{"enabled": false}' where company = 'studio'""");
        await grains.Next("studio");

        System.Diagnostics.Stopwatch.GetElapsedTime(since).ShouldBeLessThan(TimeSpan.FromSeconds(1));
        await watcher.StopAsync(default);
    }

    [Fact]
    public async Task Without_its_notifications_and_with_its_connection_killed_it_still_notices()
    {
        var database = await server.Migrated();
        var grains = new RefreshedGrains();
        using var watcher = Watcher(database, grains);
        await watcher.StartAsync(default);
        await database.Execute("""insert into ops_policy (company, key, value) values ('studio', 'company', '{}')""");
        await grains.Next("studio");

        await database.Execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name like '%policy watcher'");
        await database.Execute("update ops_company_version set version = version + 1");

        await grains.Next("studio");
        await watcher.StopAsync(default);
    }

    [Fact]
    public async Task A_grain_that_could_not_read_is_asked_again()
    {
        var database = await server.Migrated();
        var grains = new RefreshedGrains { Failures = 2 };
        using var watcher = Watcher(database, grains);
        await database.Execute("""insert into ops_policy (company, key, value) values ('studio', 'company', '{}')""");
        await watcher.StartAsync(default);

        await grains.Next("studio");
        grains.Failures.ShouldBe(0);
        await watcher.StopAsync(default);
    }

    private static PolicyWatcher Watcher(TestDatabase database, RefreshedGrains grains) => new(
        database.Source, new DatabaseAddress(database.ConnectionString), grains.Factory, TimeProvider.System, NullLogger<PolicyWatcher>.Instance);
}
