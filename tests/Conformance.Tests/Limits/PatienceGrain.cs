using Orleans.Concurrency;

namespace AgentOps.Conformance.Tests.Limits;

[Reentrant]
public sealed class PatienceGrain : Grain, IPatienceGrain
{
    public Task Short() => Long();

    public Task Long() => Signals.Wait($"{this.GetPrimaryKeyString()} end");

    public async Task UntilCancelled(string name, CancellationToken cancellationToken = default)
    {
        var scheduler = TaskScheduler.Current;
        Signals.Set($"{name} started");
        try
        {
            await Task.Delay(TimeSpan.FromSeconds(30), cancellationToken);
        }
        catch (OperationCanceledException)
        {
            if (ReferenceEquals(scheduler, TaskScheduler.Current))
                Signals.Set($"{name} cancelled");
            throw;
        }
    }

    public Task<bool> CanBeCancelled(CancellationToken cancellationToken = default) => Task.FromResult(cancellationToken.IsCancellationRequested);
}
