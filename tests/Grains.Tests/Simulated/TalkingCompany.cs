using System.Collections.Immutable;
using AgentOps.Companies;
using AgentOps.Events;
using AgentOps.InMemory;
using AgentOps.Json;
using AgentOps.Keys;
using AgentOps.Models;
using AgentOps.Policies;
using AgentOps.Roundtables;
using AgentOps.Steps;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Simulation;
using Orleans.Storage;

namespace AgentOps.Grains.Tests.Simulated;

/// <summary>A company of six that talks, in simulated time, over a model the test writes.</summary>
internal sealed class TalkingCompany : IDisposable
{
    internal static readonly CompanyKey Key = CompanyKey.Parse("talk");
    private readonly SimulatedCluster _cluster;

    internal TalkingCompany(IChatClient model, string provider = "openai")
    {
        InMemoryDatabase? database = null;
        InMemoryGrainStorage? storage = null;
        DyingStorage? dying = null;
        SimulatedCluster? cluster = null;
        cluster = _cluster = new(7, Some.Now, silo =>
        {
            silo.UseInMemoryReminderService();
            silo.Services.AddGrainServices();
            silo.Services.AddSingleton<ITemplateSource, Talkers>();
            silo.Services.AddSingleton<IModelFactory>(s => new ModelFactory(
                [new(provider, model, "m", TimeSpan.FromSeconds(30), new ModelPrice(1, 1))], provider, s.GetRequiredService<TimeProvider>()));
            silo.Services.AddSingleton<IBackground>(_ => new Background(() => cluster!));
            database ??= new(new ClusterClock(() => cluster!));
            storage ??= new(database);
            silo.Services.AddInMemoryDatabase(database, storage);
            dying ??= new(storage);
            silo.Services.AddSingleton<IGrainStorage>(dying);
        });
        Database = database!;
        Dying = dying!;
        Storage = storage!;
        Run(() => Grain<ICompanyGrain>(Key.Grain).Create("talkers", null, new("test", true)));
    }

    internal InMemoryDatabase Database { get; }

    internal InMemoryGrainStorage Storage { get; }

    /// <summary>What stands between grains and storage, to make it fail.</summary>
    internal DyingStorage Dying { get; }

    internal SimulatedCluster Cluster => _cluster;

    internal ImmutableArray<CompanyEvent> Events => Database.Events(Key);

    internal IScheduleGrain Schedule => Grain<IScheduleGrain>(Key.Grain);

    internal T Grain<T>(string key) where T : IGrainWithStringKey => _cluster.GrainFactory.GetGrain<T>(key);

    /// <summary>Runs work to its end; what takes longer than a simulated day does not end.</summary>
    internal T Run<T>(Func<Task<T>> work) => _cluster.Run(work, TimeSpan.FromDays(1));

    internal void Run(Func<Task> work) => _cluster.Run(work, TimeSpan.FromDays(1));

    internal void Pass(double minutes) => _cluster.RunFor(TimeSpan.FromMinutes(minutes));

    internal Roundtable Roundtable(Guid id) => Run(() => Grain<IRoundtableGrain>(new RoundtableKey(Key, id).ToString()).Get())!;

    internal ConveneReply Convene(string format, params string[] participants) => Run(() => Schedule.Convene(new(format, "short beats long", [.. participants], new("test", true))));

    internal void Policy(string key, string json) => Run(() => Grain<IPolicyGrain>(Key.Grain).Put(key, new(json), null, new("test", true))).Errors.ShouldBeEmpty();

    public void Dispose() => _cluster.Dispose();

    private sealed class Talkers : ITemplateSource
    {
        public IReadOnlyList<string> Names => ["talkers"];

        public Template Load(string name) => new(
            "talkers", "Talkers", [.. Some.Company.Agents, Some.Agent("creator"), Some.Agent("observer")],
            ImmutableSortedDictionary<string, JsonText>.Empty.Add("roundtable_policy", new("""{"max_daily_conversations": 0}""")), [], [], null);
    }

    private sealed class Background(Func<SimulatedCluster> cluster) : IBackground
    {
        public void Run(Func<CancellationToken, Task> work) => _ = cluster().StartInSilo(() => work(CancellationToken.None));
    }

    private sealed class ClusterClock(Func<SimulatedCluster> cluster) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => cluster() is { } running ? running.Time.GetUtcNow() : Some.Now;
    }
}
