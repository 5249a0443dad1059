using AgentOps.Companies;
using AgentOps.InMemory;
using AgentOps.Keys;
using AgentOps.Models;
using AgentOps.Steps;
using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost;

namespace AgentOps.Grains.Tests.Loop;

/// <summary>The real grains on a real cluster of one silo, over the in-memory tables; shared by the tests, each with a company of its own.</summary>
public sealed class LoopCluster : IAsyncLifetime
{
    private static readonly InMemoryDatabase SharedDatabase = new(TimeProvider.System);
    private static readonly InMemoryGrainStorage SharedStorage = new(SharedDatabase);
    private static int _companies;
    private readonly TestCluster _cluster = Build();

    public InMemoryDatabase Database => SharedDatabase;

    public IGrainFactory Grains => _cluster.GrainFactory;

    public Task InitializeAsync() => _cluster.DeployAsync();

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    /// <summary>A fresh company, with policies as given.</summary>
    public async Task<LoopCompany> Company(params (string Key, string Json)[] policies)
    {
        var key = CompanyKey.Parse($"c{Interlocked.Increment(ref _companies)}");
        await Grains.GetGrain<ICompanyGrain>(key.Grain).Create("loop", null, new("test", true));
        var company = new LoopCompany(this, key);
        foreach (var (policy, json) in policies) await company.Policy(policy, json);
        return company;
    }

    private static TestCluster Build()
    {
        var builder = new TestClusterBuilder(1);
        builder.AddSiloBuilderConfigurator<Silo>();
        return builder.Build();
    }

    private sealed class Silo : ISiloConfigurator
    {
        public void Configure(ISiloBuilder siloBuilder)
        {
            siloBuilder.UseInMemoryReminderService();
            siloBuilder.Services.AddGrainServices().AddInMemoryDatabase(SharedDatabase, SharedStorage);
            siloBuilder.Services.AddSingleton<ITemplateSource, LoopTemplate>();
            siloBuilder.Services.AddSingleton<IModelFactory, NoModels>();
            siloBuilder.Services.AddSingleton<IBackground, PoolBackground>();
            foreach (var kind in (string[])["crawl", "analyze", "post_tweet", "summarize"])
                siloBuilder.Services.AddKeyedSingleton<IStepExecutor>(kind, new ScriptedExecutor());
        }
    }
}
