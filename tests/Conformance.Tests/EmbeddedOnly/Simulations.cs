using Orleans.Simulation;

namespace AgentOps.Conformance.Tests.EmbeddedOnly;

/// <summary>Simulated silos for the tests.</summary>
internal static class Simulations
{
    public static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static SimulatedCluster New(long seed = 1, Action<ISiloBuilder>? configure = null) => new(seed, Start, silo =>
    {
        silo.AddMemoryGrainStorage("memory").AddMemoryGrainStorageAsDefault().UseInMemoryReminderService();
        configure?.Invoke(silo);
    });
}
