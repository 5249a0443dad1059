using Orleans.Storage;

namespace AgentOps.Conformance.Tests.States;

/// <summary>A storage of the application's own: one row a grain, and a switch that makes it fail.</summary>
public sealed class FaultyStorage : IGrainStorage
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<GrainId, object> _rows = new();

    public bool Fails { get; set; }

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        Check();
        grainState.RecordExists = _rows.TryGetValue(grainId, out var row);
        if (row is not null)
            grainState.State = (T)row;
        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        Check();
        _rows[grainId] = grainState.State!;
        grainState.RecordExists = true;
        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        _rows.TryRemove(grainId, out _);
        grainState.RecordExists = false;
        return Task.CompletedTask;
    }

    private void Check()
    {
        if (Fails)
            throw new IOException("the disk is full");
    }
}
