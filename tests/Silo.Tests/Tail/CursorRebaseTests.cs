using AgentOps.Events;
using AgentOps.Silo.Postgres.Tail;
using AgentOps.Silo.Tests.Databases;
using AgentOps.Silo.Tests.Ports;

namespace AgentOps.Silo.Tests.Tail;

/// <summary>A database restored into another cluster: transaction ids begin elsewhere, cursors stay valid.</summary>
[Collection(PostgresGroup.Name)]
public sealed class CursorRebaseTests(TestServer server)
{
    [Fact]
    public async Task In_the_cluster_it_was_made_in_nothing_moves()
    {
        var database = await server.Migrated();
        (await CursorRebase.Run(database.Source, default)).ShouldBeFalse();
        (await CursorRebase.Run(database.Source, default)).ShouldBeFalse();
        (await database.Scalar<bool>("select ops_xid() = pg_current_xact_id()::text::bigint")).ShouldBeTrue();
    }

    [Fact]
    public async Task In_another_cluster_new_events_come_after_every_old_cursor()
    {
        var database = await server.Migrated();
        await database.Execute("""
            insert into ops_meta values ('system_identifier', 'another cluster');
            insert into ops_agent_events (id, xid, at, company, kind, cause, root_cause, title)
            values (gen_random_uuid(), 900000000000, now(), 'studio', 'external', '', '', 'old')
            """);

        (await CursorRebase.Run(database.Source, default)).ShouldBeTrue();
        (await CursorRebase.Run(database.Source, default)).ShouldBeFalse("once is enough");

        var ports = await PostgresPorts.Open(database);
        await using var running = ports.Running;
        var old = (await ports.Tail.Read(Given.Company, EventCursor.Start, 10, default)).Single();
        await ports.Storage.Write("studio/a", null, Given.Event("new"));
        (await ports.Tail.Read(Given.Company, old.Cursor, 10, default)).Single().Title.ShouldBe("new");
    }
}
