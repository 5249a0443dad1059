using AgentOps.Conformance.Tests.Interleaving;
using AgentOps.Conformance.Tests.Life;

namespace AgentOps.Conformance.Tests.EmbeddedOnly;

public sealed class StopTests
{
    [Fact]
    public async Task A_stopping_silo_ends_what_runs_and_refuses_what_comes()
    {
        var key = Cluster.NewKey();
        var silo = await Cluster.Start(_ => { });
        var running = silo.Client.GetGrain<ITurnGrain>(key).Plain("1");
        var other = silo.Client.GetGrain<ILivingGrain>($"{key}/other");
        await Signals.Wait($"{key} started 1");

        var stopping = silo.StopSiloAsync(silo.Silos[0]);
        await Signals.Until(async () =>
        {
            try
            {
                await other.Activation();
                return false;
            }
            catch (SiloUnavailableException)
            {
                return true;
            }
        });
        stopping.IsCompleted.ShouldBeFalse();

        Signals.Set($"{key} end 1");
        await running;
        await stopping;
        await silo.DisposeAsync();
    }

    [Fact]
    public async Task A_killed_silo_tells_its_callers_that_the_outcome_is_unknown()
    {
        var key = Cluster.NewKey();
        var silo = await Cluster.Start(_ => { });
        var running = silo.Client.GetGrain<ITurnGrain>(key).Plain("1");
        await Signals.Wait($"{key} started 1");

        await silo.KillSiloAsync(silo.Silos[0]);

        await Should.ThrowAsync<SiloUnavailableException>(() => running);
        Signals.Set($"{key} end 1");
        await silo.DisposeAsync();
    }
}
