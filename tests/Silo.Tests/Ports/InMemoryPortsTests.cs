namespace AgentOps.Silo.Tests.Ports;

public sealed class InMemoryPortsTests : PortsContract
{
    protected override Task<PortsUnderTest> Open() => InMemoryPorts.Open();
}
