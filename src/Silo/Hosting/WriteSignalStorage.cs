using AgentOps.Silo.Postgres.Tail;
using Orleans.Storage;

namespace AgentOps.Silo.Hosting;

/// <summary>Grain storage that, after each write, lets the tail of events look at once.</summary>
public sealed class WriteSignalStorage(IGrainStorage inner, WriteSignal signal) : IGrainStorage
{
    /// <inheritdoc/>
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => inner.ReadStateAsync(stateName, grainId, grainState);

    /// <inheritdoc/>
    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await inner.WriteStateAsync(stateName, grainId, grainState);
        signal.Raise();
    }

    /// <inheritdoc/>
    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => inner.ClearStateAsync(stateName, grainId, grainState);
}
