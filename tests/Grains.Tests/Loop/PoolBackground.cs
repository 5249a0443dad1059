using AgentOps.Steps;

namespace AgentOps.Grains.Tests.Loop;

/// <summary>Background work on the thread pool.</summary>
internal sealed class PoolBackground : IBackground
{
    public void Run(Func<CancellationToken, Task> work) => _ = Task.Run(() => work(CancellationToken.None));
}
