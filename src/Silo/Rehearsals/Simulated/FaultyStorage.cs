using Orleans.Storage;

namespace AgentOps.Silo.Rehearsals.Simulated;

/// <summary>
/// Storage that fails or dies at the write the plan names: before the row is there, or after, when only the answer is lost. As with PostgreSQL, the new
/// version comes with the answer: a writer that got none still has the old one, and is refused if it writes again without having read.
/// </summary>
internal sealed class FaultyStorage(IGrainStorage inner, FaultPlan plan) : IGrainStorage
{
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => inner.ReadStateAsync(stateName, grainId, grainState);

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        Faulty(() => inner.WriteStateAsync(stateName, grainId, grainState), grainState, $"{stateName} {grainId}");

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        Faulty(() => inner.ClearStateAsync(stateName, grainId, grainState), grainState, $"{stateName} {grainId}");

    private async Task Faulty<T>(Func<Task> write, IGrainState<T> writer, string what)
    {
        var known = (writer.State, writer.ETag, writer.RecordExists);
        var (dies, fails) = (plan.Dies(), plan.Fails());
        var stored = (dies is null && !fails) || plan.Dice.Chance(0.5);
        if (stored)
        {
            await write();
            plan.Written();
        }

        if (dies is not null || fails) (writer.State, writer.ETag, writer.RecordExists) = known;
        if (dies is not null)
        {
            dies.TrySetResult();
            await new TaskCompletionSource().Task;
        }

        if (fails) throw new IOException($"The rehearsed storage failed at {what}, {(stored ? "after" : "before")} the row was written.");
    }
}
