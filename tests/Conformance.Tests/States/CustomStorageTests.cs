using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using Orleans.TestingHost;

namespace AgentOps.Conformance.Tests.States;

public sealed class CustomStorageTests : IAsyncLifetime
{
    private readonly FaultyStorage _storage = new();
    private InProcessTestCluster _cluster = null!;

    public async Task InitializeAsync()
        => _cluster = await Cluster.Start(silo => silo.Services.AddKeyedSingleton<IGrainStorage>("faulty", _storage));

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task A_storage_of_the_applications_own_is_used_by_its_name()
    {
        var grain = _cluster.Client.GetGrain<IFaultyAccountGrain>(Cluster.NewKey());
        await grain.Put(3, write: true);
        await grain.Deactivate();
        (await grain.Show()).ShouldStartWith("3 ");
    }

    [Fact]
    public async Task An_error_of_the_storage_reaches_the_caller_and_the_activation_stays()
    {
        var grain = _cluster.Client.GetGrain<IFaultyAccountGrain>(Cluster.NewKey());
        await grain.Put(3, write: true);
        _storage.Fails = true;

        (await Should.ThrowAsync<OrleansException>(() => grain.Put(4, write: true))).InnerException.ShouldBeOfType<IOException>();

        (await grain.Show()).ShouldStartWith("4 ");
        _storage.Fails = false;
    }

    [Fact]
    public async Task A_state_that_cannot_be_read_fails_the_activation_until_it_can()
    {
        var grain = _cluster.Client.GetGrain<IFaultyAccountGrain>(Cluster.NewKey());
        _storage.Fails = true;
        await Should.ThrowAsync<OrleansException>(() => grain.Show());
        _storage.Fails = false;
        (await grain.Show()).ShouldStartWith("0 ");
    }

    [Fact]
    public async Task A_storage_that_nobody_registered_fails_the_activation()
        => await Should.ThrowAsync<Exception>(() => _cluster.Client.GetGrain<IAccountGrain>(Cluster.NewKey()).Show());
}
