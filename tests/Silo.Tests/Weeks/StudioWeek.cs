using System.Collections.Immutable;
using AgentOps.Companies;
using AgentOps.Events;
using AgentOps.Executors;
using AgentOps.InMemory;
using AgentOps.Keys;
using AgentOps.Models;
using AgentOps.Models.Scripted;
using AgentOps.Policies;
using AgentOps.Publishing;
using AgentOps.Silo.Publishing;
using AgentOps.Silo.Templates;
using AgentOps.Steps;
using AgentOps.Web;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Simulation;

namespace AgentOps.Silo.Tests.Weeks;

/// <summary>The studio's real template and the scripted model, a week in simulated time.</summary>
internal sealed class StudioWeek : IDisposable
{
    /// <summary>A company's key decides its dice. Not every studio holds a mentoring or every format within its first week; this one does.</summary>
    internal static readonly CompanyKey Key = CompanyKey.Parse("east");
    internal static readonly DateTimeOffset Start = new(2026, 11, 23, 5, 30, 0, TimeSpan.Zero);

    /// <summary>Conversations a day; a new company holds five.</summary>
    internal const int Cap = 12;

    private readonly SimulatedCluster _cluster;

    internal StudioWeek(long seed, double days = 7, string template = "studio", bool routinesOnly = false)
    {
        InMemoryDatabase? database = null;
        InMemoryGrainStorage? storage = null;
        SimulatedCluster? cluster = null;
        cluster = _cluster = new(seed, Start, silo =>
        {
            silo.UseInMemoryReminderService();
            silo.Services.AddGrainServices();
            silo.Services.AddTemplates();
            silo.Services.AddExecutors();
            silo.Services.AddSingleton<IPublisher, SandboxPublisher>();
            silo.Services.AddSingleton<IPageFetcher, NewsStand>();
            silo.Services.AddSingleton<IWebhookSender, NoWebhooks>();
            silo.Services.AddSingleton<IModelFactory>(s => new ModelFactory(
                [new(ModelProvider.Offline, new ScriptedModel(s.GetRequiredService<TimeProvider>()), ScriptedModel.ModelName, TimeSpan.FromSeconds(30))],
                ModelProvider.Offline, s.GetRequiredService<TimeProvider>()));
            silo.Services.AddSingleton<IBackground>(_ => new Background(() => cluster!));
            database ??= new(new ClusterClock(() => cluster!));
            storage ??= new(database);
            silo.Services.AddInMemoryDatabase(database, storage);
        });
        Database = database!;
        _cluster.Run(() => Grain<ICompanyGrain>(Key.Grain).Create(template, null, new("test", true)));
        // What a person switches on who wants to see everything: more conversations, initiative, and nothing that waits for an approval.
        Policy("roundtable_policy", $$"""{"max_daily_conversations": {{Cap}}}""");
        Policy("initiative_policy", """{"enabled": true}""");
        Policy("auto_approve", """{"enabled": true, "allowed_step_kinds": ["crawl", "scan_signals", "research", "analyze", "draft_tweet", "post_tweet", "write_content", "review", "diagnose", "summarize", "view"]}""");
        if (routinesOnly) NothingButRoutines();
        _cluster.RunFor(TimeSpan.FromDays(days));
    }

    internal InMemoryDatabase Database { get; }

    internal ImmutableArray<CompanyEvent> Events => Database.Events(Key);

    internal T Grain<T>(string key) where T : IGrainWithStringKey => _cluster.GrainFactory.GetGrain<T>(key);

    internal T Run<T>(Func<Task<T>> work) => _cluster.Run(work);

    internal ImmutableArray<string> Agents => [.. Run(() => Grain<ICompanyGrain>(Key.Grain).Get())!.Agents.Select(a => a.Key)];

    public void Dispose() => _cluster.Dispose();

    private void NothingButRoutines()
    {
        Policy("heartbeat", """{"enabled": false}""");
        Policy("roundtable_policy", """{"enabled": false}""");
        var policies = Grain<IPolicyGrain>(Key.Grain);
        foreach (var rule in _cluster.Run(() => policies.Rules()))
            _cluster.Run(() => policies.PutRule(rule with { Enabled = false }, new("test", true))).Errors.ShouldBeEmpty();
    }

    private void Policy(string key, string json) =>
        _cluster.Run(() => Grain<IPolicyGrain>(Key.Grain).Put(key, new(json), null, new("test", true))).Errors.ShouldBeEmpty();

    private sealed class Background(Func<SimulatedCluster> cluster) : IBackground
    {
        public void Run(Func<CancellationToken, Task> work) => _ = cluster().StartInSilo(() => work(CancellationToken.None));
    }

    private sealed class ClusterClock(Func<SimulatedCluster> cluster) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => cluster() is { } running ? running.Time.GetUtcNow() : Start;
    }
}
