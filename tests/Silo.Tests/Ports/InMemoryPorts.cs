using AgentOps.InMemory;

namespace AgentOps.Silo.Tests.Ports;

internal static class InMemoryPorts
{
    public static Task<PortsUnderTest> Open()
    {
        var database = new InMemoryDatabase(TimeProvider.System);
        var tail = new InMemoryEventTail(database);
        return Task.FromResult(new PortsUnderTest(
            new InMemoryGrainStorage(database), new InMemoryIntakeLedger(database), new InMemoryWorkList(database), new InMemoryPolicyStore(database), tail, tail,
            new InMemoryProposalHistory(database)));
    }
}
