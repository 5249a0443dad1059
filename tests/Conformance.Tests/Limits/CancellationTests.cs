namespace AgentOps.Conformance.Tests.Limits;

[Collection("cluster")]
public sealed class CancellationTests(Cluster cluster)
{
    private IPatienceGrain Grain => cluster.Grains.GetGrain<IPatienceGrain>(_key);

    private readonly string _key = Cluster.NewKey();

    [Fact]
    public async Task Cancelling_ends_the_call_for_the_caller_and_reaches_the_grain_in_its_own_turn()
    {
        using var source = new CancellationTokenSource();
        var call = Grain.UntilCancelled(_key, source.Token);
        await Signals.Wait($"{_key} started");

        await source.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => call);
        await Signals.Wait($"{_key} cancelled");
    }

    [Fact]
    public async Task A_call_with_a_cancelled_token_is_not_made()
    {
        await Should.ThrowAsync<OperationCanceledException>(async () => await Grain.CanBeCancelled(new CancellationToken(canceled: true)));
        (await Grain.CanBeCancelled()).ShouldBeFalse();
    }
}
