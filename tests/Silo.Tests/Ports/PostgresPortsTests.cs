using AgentOps.Silo.Tests.Databases;

namespace AgentOps.Silo.Tests.Ports;

[Collection(PostgresGroup.Name)]
public sealed class PostgresPortsTests(TestServer server) : PortsContract
{
    protected override Task<PortsUnderTest> Open() => PostgresPorts.Open(server);
}
