using AgentOps.Companies;
using AgentOps.Events;
using AgentOps.Grains.Tests.Loop;
using AgentOps.InMemory;
using AgentOps.Intake;
using AgentOps.Keys;
using AgentOps.Missions;
using AgentOps.Models;
using AgentOps.Policies;
using AgentOps.Steps;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Simulation;
using Orleans.Storage;

namespace AgentOps.Grains.Tests.Simulated;

/// <summary>A company in simulated time: the real grains on one thread, days in milliseconds.</summary>
internal sealed class SimulatedCompany : IDisposable
{
    internal static readonly CompanyKey Key = CompanyKey.Parse("sim");
    private readonly SimulatedCluster _cluster;
    private readonly InMemoryGrainStorage _storage;

    internal SimulatedCompany(long seed = 7, Template? template = null, IModelFactory? models = null)
    {
        InMemoryDatabase? database = null;
        InMemoryGrainStorage? storage = null;
        DyingStorage? dying = null;
        SimulatedCluster? cluster = null;
        cluster = _cluster = new(seed, Some.Now, silo =>
        {
            silo.UseInMemoryReminderService();
            // The tables outlive the silo: a restart finds what was written.
            silo.Services.AddGrainServices();
            silo.Services.AddSingleton<ITemplateSource>(template is null ? new LoopTemplate() : new OneTemplate(template));
            silo.Services.AddSingleton(models ?? new NoModels());
            silo.Services.AddSingleton<IBackground>(_ => new SiloBackground(() => cluster!));
            foreach (var kind in (string[])["analyze", "post_tweet", "summarize"])
                silo.Services.AddKeyedSingleton<IStepExecutor>(kind, new ScriptedExecutor());
            database ??= new(new ClusterClock(() => cluster!));
            storage ??= new(database);
            silo.Services.AddInMemoryDatabase(database, storage);
            dying ??= new(storage);
            silo.Services.AddSingleton<IGrainStorage>(dying);
        });
        Database = database!;
        Dying = dying!;
        _storage = storage!;
        Run(() => Grain<ICompanyGrain>(Key.Grain).Create(template?.Name ?? "loop", null, new("test", true)));
    }

    internal InMemoryDatabase Database { get; }

    /// <summary>What stands between grains and storage, to make it fail.</summary>
    internal DyingStorage Dying { get; }

    internal long Writes => _storage.Writes;

    internal InMemoryGrainStorage Storage => _storage;

    internal IEnumerable<CompanyEvent> Events => Database.Events(Key);

    internal SimulatedCluster Cluster => _cluster;

    internal T Grain<T>(string key) where T : IGrainWithStringKey => _cluster.GrainFactory.GetGrain<T>(key);

    internal IIntakeGrain Door => Grain<IIntakeGrain>(Key.Grain);

    /// <summary>Runs work to its end; what takes longer than a simulated day does not end.</summary>
    internal T Run<T>(Func<Task<T>> work) => _cluster.Run(work, TimeSpan.FromDays(1));

    internal void Run(Func<Task> work) => _cluster.Run(work, TimeSpan.FromDays(1));

    internal void Pass(TimeSpan span) => _cluster.RunFor(span);

    internal ProposalRecord Propose(string kind, string text = "fine") => Run(() => Door.Propose(new(
        "brain", "Do it", null, [new(kind, new($$"""{"text":"{{text}}"}"""))], "person", "test"))).Proposal!;

    internal MissionRecord Mission(ProposalRecord proposal) =>
        Run(() => Grain<IMissionGrain>(new MissionKey(Key, proposal.MissionId!.Value).ToString()).Get())!;

    internal void Policy(string key, string json) =>
        Run(() => Grain<IPolicyGrain>(Key.Grain).Put(key, new(json), null, new("test", true))).Errors.ShouldBeEmpty();

    public void Dispose() => _cluster.Dispose();

    /// <summary>Background work in the running silo: it dies with it.</summary>
    private sealed class SiloBackground(Func<SimulatedCluster> cluster) : IBackground
    {
        public void Run(Func<CancellationToken, Task> work) => _ = cluster().StartInSilo(() => work(CancellationToken.None));
    }

    private sealed class ClusterClock(Func<SimulatedCluster> cluster) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => cluster() is { } running ? running.Time.GetUtcNow() : Some.Now;
    }
}
