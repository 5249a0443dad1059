namespace AgentOps.Conformance.Tests.Workers;

[Collection("cluster")]
public sealed class WorkerTests(Cluster cluster)
{
    [Fact]
    public async Task A_stateless_worker_serves_as_many_calls_at_once_as_it_may_have_activations()
    {
        var key = Cluster.NewKey();
        var grain = cluster.Grains.GetGrain<IWorkerGrain>(key);

        var work = Enumerable.Range(0, 6).Select(i => grain.Work($"{i}")).ToArray();
        await Signals.Until(() => Signals.Notes(key).Length == 2);
        Signals.Set($"{key} end");

        (await Task.WhenAll(work)).Distinct().Count().ShouldBe(2);
        Signals.Notes(key).Length.ShouldBe(6);
    }
}
