using Orleans.TestingHost;

namespace AgentOps.Conformance.Tests.Hosting;

public sealed class MemorySilo : ISiloConfigurator
{
    public void Configure(ISiloBuilder siloBuilder) => siloBuilder.AddMemoryGrainStorageAsDefault();
}
