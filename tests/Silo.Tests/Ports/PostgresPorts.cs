using AgentOps.Silo.Postgres;
using AgentOps.Silo.Postgres.Policies;
using AgentOps.Silo.Postgres.Tail;
using AgentOps.Silo.Tests.Databases;
using AgentOps.Silo.Tests.Orleans;
using Microsoft.Extensions.Logging.Abstractions;

namespace AgentOps.Silo.Tests.Ports;

internal static class PostgresPorts
{
    public static async Task<PortsUnderTest> Open(TestServer server) => await Open(await server.Migrated());

    public static async Task<PortsUnderTest> Open(TestDatabase database)
    {
        var source = database.Source;
        var tail = new PostgresEventTail(source);
        var reader = new TailReader(source, new WriteSignal(), TimeProvider.System, NullLogger<TailReader>.Instance);
        await reader.StartAsync(CancellationToken.None);
        return new(
            new QueryGrainStorage(source), new PostgresIntakeLedger(source), new PostgresWorkList(source), new PostgresPolicyStore(source), tail,
            new EventFeed(reader, tail, TimeProvider.System, NullLogger<EventFeed>.Instance),
            new PostgresProposalHistory(source), new Stop(reader));
    }

    private sealed class Stop(TailReader reader) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await reader.StopAsync(CancellationToken.None);
            reader.Dispose();
        }
    }
}
