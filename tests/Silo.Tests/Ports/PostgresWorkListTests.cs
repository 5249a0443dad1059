using AgentOps.Silo.Tests.Databases;

namespace AgentOps.Silo.Tests.Ports;

[Collection(PostgresGroup.Name)]
public sealed class PostgresWorkListTests(TestServer server) : WorkListContract
{
    protected override Task<PortsUnderTest> Open() => PostgresPorts.Open(server);
}
