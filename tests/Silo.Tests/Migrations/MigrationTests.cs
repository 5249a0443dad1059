using AgentOps.Silo.Hosting;
using AgentOps.Silo.Postgres.Migrations;
using AgentOps.Silo.Tests.Databases;

namespace AgentOps.Silo.Tests.Migrations;

[Collection(PostgresGroup.Name)]
public sealed class MigrationTests(TestServer server)
{
    private const string Schema = """
        select 'column', table_name, column_name, data_type, is_nullable, column_default from information_schema.columns where table_schema = 'public'
        union all select 'index', tablename, indexname, indexdef, null, null from pg_indexes where schemaname = 'public'
        union all select 'routine', proname, pg_get_functiondef(oid), null, null, null from pg_proc where pronamespace = 'public'::regnamespace
        union all select 'trigger', tgrelid::regclass::text, tgname, pg_get_triggerdef(oid), null, null from pg_trigger where not tgisinternal
        union all select 'view', viewname, definition, null, null, null from pg_views where schemaname = 'public'
        union all select 'query', querykey, querytext, null, null, null from orleansquery
        order by 1, 2, 3
        """;

    [Fact]
    public void Files_are_numbered_without_a_gap()
    {
        MigrationFiles.All.ShouldNotBeEmpty();
        MigrationFiles.All.Select(m => m.Number).ShouldBe(Enumerable.Range(1, MigrationFiles.All.Length));
    }

    [Fact]
    public async Task Migrating_again_does_nothing_and_leaves_the_schema_as_it_is()
    {
        var database = await server.Empty();
        (await MigrationRunner.Run(database.Source, MigrationFiles.All, default)).Length.ShouldBe(MigrationFiles.All.Length);
        var before = await database.Rows(Schema);

        (await MigrationRunner.Run(database.Source, MigrationFiles.All, default)).ShouldBeEmpty();

        (await database.Rows(Schema)).ShouldBe(before);
    }

    [Fact]
    public async Task A_database_migrated_in_two_goes_has_the_schema_of_one_migrated_at_once()
    {
        var database = await server.Empty();
        await MigrationRunner.Run(database.Source, MigrationFiles.All[..6], default);
        await MigrationRunner.Run(database.Source, MigrationFiles.All, default);
        var fresh = await server.Migrated();

        (await database.Rows(Schema)).ShouldBe(await fresh.Rows(Schema));
    }

    [Fact]
    public async Task A_changed_file_is_refused_by_its_name()
    {
        var database = await server.Migrated();
        var changed = MigrationFiles.All.SetItem(2, MigrationFiles.All[2] with { Sql = MigrationFiles.All[2].Sql + "-- touched" });
        var rebuilt = changed.Select(m => new Migration(m.Number, m.Name, m.Sql));

        var error = await Should.ThrowAsync<CannotStartException>(() => MigrationRunner.Run(database.Source, [.. rebuilt], default));

        error.Message.ShouldContain("0003_orleans_reminders");
    }

    [Fact]
    public async Task A_database_of_a_newer_program_is_refused()
    {
        var database = await server.Migrated();
        var error = await Should.ThrowAsync<CannotStartException>(() => MigrationRunner.Run(database.Source, MigrationFiles.All[..^1], default));
        error.Message.ShouldContain(MigrationFiles.All[^1].Name);
    }

    [Fact]
    public async Task Two_runners_at_once_apply_each_file_once()
    {
        var database = await server.Empty();
        var runs = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => MigrationRunner.Run(database.Source, MigrationFiles.All, default)));
        runs.Sum(applied => applied.Length).ShouldBe(MigrationFiles.All.Length);
    }

    [Fact]
    public async Task A_failing_file_leaves_the_database_as_it_was_before_it()
    {
        var database = await server.Migrated();
        var broken = new Migration(MigrationFiles.All.Length + 1, "9999_broken", "create table half_done (id int); select 1 / 0");

        var error = await Should.ThrowAsync<CannotStartException>(() => MigrationRunner.Run(database.Source, MigrationFiles.All.Add(broken), default));

        error.Message.ShouldContain("9999_broken");
        (await database.Scalar<bool>("select to_regclass('half_done') is null")).ShouldBeTrue();
    }
}
