using AgentOps.Conformance.Tests.Postgres;

namespace AgentOps.Conformance.Tests.EmbeddedOnly;

[Collection("database")]
public sealed class GroupCommitTests(Database database)
{
    private readonly string _key = Cluster.NewKey();

    [Fact]
    public async Task Writes_that_wait_together_are_committed_together()
    {
        await using var silo = await database.StartSilo();
        var grains = Enumerable.Range(0, 300).Select(i => silo.Client.GetGrain<IStoredGrain>($"{_key}/{i}")).ToArray();
        await Task.WhenAll(grains.Select(grain => grain.Show()));

        (await Task.WhenAll(grains.Select(grain => grain.Put("x")))).ShouldAllBe(text => text == "'x' True 1");

        var transactions = int.Parse((await database.Rows(
            $"select count(distinct xmin::text) from orleansstorage where grainidextensionstring like '{_key}/%'"))[0]);
        transactions.ShouldBeLessThan(150);
    }

    [Fact]
    public async Task A_read_is_made_again_when_the_pool_held_only_dead_connections()
    {
        await using var silo = await database.StartSilo();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => silo.Client.GetGrain<IStoredGrain>($"{_key}/{i}").Put("x")));
        await database.Execute(
            "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'silo' and datname = current_database()");
        var grain = silo.Client.GetGrain<IStoredGrain>($"{_key}/1");
        await grain.Deactivate();

        (await grain.Show()).ShouldBe("'x' True 1");
    }
}
