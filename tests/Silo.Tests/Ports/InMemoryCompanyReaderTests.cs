using AgentOps.InMemory;

namespace AgentOps.Silo.Tests.Ports;

public sealed class InMemoryCompanyReaderTests : CompanyReaderContract
{
    protected override Task Open(TimeProvider clock)
    {
        var database = new InMemoryDatabase(clock);
        var storage = new InMemoryGrainStorage(database);
        (Storage, Reader) = (storage, new InMemoryCompanyReader(database, storage));
        return Task.CompletedTask;
    }
}
