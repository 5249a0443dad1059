namespace AgentOps.Silo.Tests.Ports;

public sealed class InMemoryPoliciesTests : PoliciesContract
{
    protected override Task<PortsUnderTest> Open() => InMemoryPorts.Open();
}
