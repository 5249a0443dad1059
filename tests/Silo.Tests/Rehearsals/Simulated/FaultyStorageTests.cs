using AgentOps.InMemory;
using AgentOps.Silo.Rehearsals.Simulated;
using AgentOps.Silo.Tests.Ports;
using Orleans.Storage;

namespace AgentOps.Silo.Tests.Rehearsals.Simulated;

public sealed class FaultyStorageTests
{
    private static readonly GrainId Grain = GrainId.Create("test", "shop/1");

    [Fact]
    public async Task Who_never_got_the_answer_to_a_write_is_refused_the_next_as_by_postgresql()
    {
        var (_, _, storage, state) = await Failed(stored: true);

        (state.State!.Text, state.ETag, state.RecordExists).ShouldBe(("second", "1", true));
        await Should.ThrowAsync<InconsistentStateException>(() => storage.WriteStateAsync("written", Grain, state));
    }

    [Fact]
    public async Task Who_never_got_the_answer_to_a_clear_is_refused_the_next_write()
    {
        var (kept, plan, storage, state) = await Failed(stored: false);
        await storage.WriteStateAsync("written", Grain, state);

        for (var i = 0; kept.Payload("written", Grain.Key.ToString()!) is not null; i++)
        {
            i.ShouldBeLessThan(20);
            plan.FailWrite(1);
            await Should.ThrowAsync<IOException>(() => storage.ClearStateAsync("written", Grain, state));
        }

        (state.State!.Text, state.ETag, state.RecordExists).ShouldBe(("second", "2", true));
        await Should.ThrowAsync<InconsistentStateException>(() => storage.WriteStateAsync("written", Grain, state));
    }

    /// <summary>A row that is written for the second time without an answer, with the first seed whose chance stores it, or does not.</summary>
    private static async Task<(InMemoryGrainStorage Kept, FaultPlan Plan, FaultyStorage Storage, GrainState<Written> State)> Failed(bool stored)
    {
        for (var seed = 1; seed < 20; seed++)
        {
            var kept = new InMemoryGrainStorage(new InMemoryDatabase(TimeProvider.System));
            var plan = new FaultPlan(seed) { Armed = true };
            var storage = new FaultyStorage(kept, plan);
            var state = new GrainState<Written>(new Written { Text = "first" });
            await storage.WriteStateAsync("written", Grain, state);
            state.State = new Written { Text = "second" };
            plan.FailWrite(1);
            await Should.ThrowAsync<IOException>(() => storage.WriteStateAsync("written", Grain, state));
            if (kept.Payload("written", Grain.Key.ToString()!)!.Contains("second", StringComparison.Ordinal) == stored) return (kept, plan, storage, state);
        }

        throw new InvalidOperationException("No seed had that chance.");
    }
}
