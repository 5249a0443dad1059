using AgentOps.Silo.Postgres;
using AgentOps.Silo.Tests.Databases;
using AgentOps.Silo.Tests.Orleans;

namespace AgentOps.Silo.Tests.Ports;

[Collection(PostgresGroup.Name)]
public sealed class PostgresCompanyReaderTests(TestServer server) : CompanyReaderContract
{
    protected override async Task Open(TimeProvider clock)
    {
        var database = await server.Migrated();
        (Storage, Reader) = (new QueryGrainStorage(database.Source), new PostgresCompanyReader(database.Source, clock));
    }
}
