using AgentOps.Silo.Tests.Databases;

namespace AgentOps.Silo.Tests.Ports;

[Collection(PostgresGroup.Name)]
public sealed class PostgresPoliciesTests(TestServer server) : PoliciesContract
{
    protected override Task<PortsUnderTest> Open() => PostgresPorts.Open(server);
}
