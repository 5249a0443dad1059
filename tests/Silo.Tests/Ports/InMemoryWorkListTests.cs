namespace AgentOps.Silo.Tests.Ports;

public sealed class InMemoryWorkListTests : WorkListContract
{
    protected override Task<PortsUnderTest> Open() => InMemoryPorts.Open();
}
