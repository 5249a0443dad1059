using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace AgentOps.Conformance.Tests.States;

[Collection("cluster")]
public sealed class StateTests(Cluster cluster)
{
    private readonly string _key = Cluster.NewKey();

    private IAccountGrain Grain => cluster.Grains.GetGrain<IAccountGrain>(_key);

    private IGrainStorage Storage => cluster.SiloServices.GetRequiredKeyedService<IGrainStorage>("memory");

    [Fact]
    public async Task A_written_state_is_there_before_the_next_activation_begins()
    {
        (await Grain.Show()).ShouldBe("0 0 False False at activation 0");
        (await Grain.Put(5, write: true)).ShouldBe("5 0 True True at activation 0");

        await Grain.Deactivate();

        (await Grain.Show()).ShouldBe("5 0 True True at activation 5");
    }

    [Fact]
    public async Task What_was_not_written_is_lost_with_the_activation_and_by_reading_anew()
    {
        await Grain.Put(1, write: true);
        await Grain.Put(2, write: false);
        (await Grain.Reread()).ShouldStartWith("1 ");
        await Grain.Put(3, write: false);
        await Grain.Deactivate();
        (await Grain.Show()).ShouldStartWith("1 ");
    }

    [Fact]
    public async Task A_cleared_state_is_new_and_can_be_written_again()
    {
        await Grain.Put(1, write: true);

        (await Grain.Clear()).ShouldStartWith("0 0 False");
        await Grain.Deactivate();
        (await Grain.Show()).ShouldStartWith("0 0 False");
        (await Grain.Put(4, write: true)).ShouldStartWith("4 0 True True");
    }

    [Fact]
    public async Task Writes_that_interleave_end_with_all_of_them_stored()
    {
        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Grain.PutTogether($"{i}")));
        await Grain.Deactivate();
        (await Grain.Show()).ShouldStartWith("0 50 True");
    }

    [Fact]
    public async Task A_stale_writer_is_refused_and_its_activation_ends()
    {
        await Grain.Put(1, write: true);
        await WriteBehindItsBack(7);

        await Should.ThrowAsync<InconsistentStateException>(() => Grain.Put(2, write: true));

        (await Grain.Show()).ShouldBe("7 0 True True at activation 7");
    }

    [Fact]
    public async Task A_conflict_that_the_grain_handles_does_not_end_it()
    {
        await Grain.Put(1, write: true);
        await WriteBehindItsBack(7);

        (await Grain.PutHasConflict(2)).ShouldBeTrue();

        (await Grain.Show()).ShouldBe("2 0 True True at activation 0");
        (await Grain.Reread()).ShouldStartWith("7 ");
    }

    private async Task WriteBehindItsBack(int amount)
    {
        var row = new GrainState<Account>();
        await Storage.ReadStateAsync("account", Grain.GetGrainId(), row);
        row.State!.Amount = amount;
        await Storage.WriteStateAsync("account", Grain.GetGrainId(), row);
    }
}
