using AgentOps.InMemory;
using Orleans.Storage;

namespace AgentOps.Grains.Tests.Simulated;

/// <summary>
/// Storage that dies after the n-th write, as the process that holds it does: that write is stored, but its answer never comes, and nothing is read or
/// written any more until <see cref="Revive"/>.
/// </summary>
internal sealed class DyingStorage(InMemoryGrainStorage storage) : IGrainStorage
{
    private long _diesAfter = long.MaxValue;

    internal bool IsDead { get; private set; }

    internal void DieAfter(long writes) => _diesAfter = storage.Writes + writes;

    internal void Revive() => (IsDead, _diesAfter) = (false, long.MaxValue);

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        IsDead ? Dead() : storage.ReadStateAsync(stateName, grainId, grainState);

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (IsDead) await Dead();
        await storage.WriteStateAsync(stateName, grainId, grainState);
        if (storage.Writes < _diesAfter) return;
        IsDead = true;
        await Dead();
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        IsDead ? Dead() : storage.ClearStateAsync(stateName, grainId, grainState);

    private static Task Dead() => Task.FromException(new IOException("The process is as good as dead."));
}
