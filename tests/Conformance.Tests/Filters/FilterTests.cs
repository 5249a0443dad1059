using Orleans.TestingHost;

namespace AgentOps.Conformance.Tests.Filters;

public sealed class FilterTests : IAsyncLifetime
{
    private InProcessTestCluster _cluster = null!;

    public async Task InitializeAsync() => _cluster = await Cluster.Start(silo => silo
        .AddIncomingGrainCallFilter<RecordingFilter>()
        .AddIncomingGrainCallFilter(async context =>
        {
            if (context.Grain is FilteredGrain)
                Signals.Note(context.TargetId.Key.ToString()!, "second");
            await context.Invoke();
        })
        .AddOutgoingGrainCallFilter<OutgoingFilter>());

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task Filters_run_in_order_of_registration_then_the_grains_own()
    {
        var key = Cluster.NewKey();

        (await _cluster.Client.GetGrain<IFilteredGrain>(key).Double(4)).ShouldBe(8);

        Signals.Notes(key).ShouldBe([$"Double/1/{nameof(FilteredGrain)}", "second", "grain"]);
    }

    [Fact]
    public async Task A_filter_may_change_arguments_and_replace_an_error_by_a_result()
    {
        var grain = _cluster.Client.GetGrain<IFilteredGrain>(Cluster.NewKey());

        (await grain.Double(10)).ShouldBe(22);
        (await grain.Break()).ShouldBe(-1);
    }

    [Fact]
    public async Task Methods_without_a_result_and_null_results_pass_through_filters()
    {
        var grain = _cluster.Client.GetGrain<IFilteredGrain>(Cluster.NewKey());

        await grain.Touch();
        await grain.TouchValue();
        (await grain.Nothing()).ShouldBeNull();
    }

    [Fact]
    public async Task An_outgoing_filter_sees_what_a_grain_calls()
    {
        var (key, other) = (Cluster.NewKey(), Cluster.NewKey());

        (await _cluster.Client.GetGrain<IFilteredGrain>(key).Relay(_cluster.Client.GetGrain<IFilteredGrain>(other), 3)).ShouldBe(6);

        Signals.Notes(key).ShouldContain($"calls Double of {other}");
    }
}
