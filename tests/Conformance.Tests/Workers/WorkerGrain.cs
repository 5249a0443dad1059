using Orleans.Concurrency;

namespace AgentOps.Conformance.Tests.Workers;

[StatelessWorker(2)]
public sealed class WorkerGrain : Grain, IWorkerGrain
{
    public async Task<string> Work(string name)
    {
        var key = this.GetPrimaryKeyString();
        Signals.Note(key, name);
        Signals.Set($"{key} started {name}");
        await Signals.Wait($"{key} end");
        return GrainContext.ActivationId.ToString();
    }
}
