using System.Globalization;
using System.Text.Json.Nodes;
using AgentOps.Causes;
using AgentOps.Companies;
using AgentOps.Executors;
using AgentOps.InMemory;
using AgentOps.Json;
using AgentOps.Keys;
using AgentOps.Models;
using AgentOps.Models.Scripted;
using AgentOps.Policies;
using AgentOps.Publishing;
using AgentOps.Silo.Commands;
using AgentOps.Silo.Publishing;
using AgentOps.Silo.Rehearsals.Archives;
using AgentOps.Silo.Rehearsals.Replays;
using AgentOps.Silo.Templates;
using AgentOps.Steps;
using AgentOps.Time;
using AgentOps.Web;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Simulation;

namespace AgentOps.Silo.Rehearsals.Simulated;

/// <summary>
/// A company of a template in simulated time: the real grains, rules, policies and executors over in-memory tables, the scripted model, and a web that
/// is made up. The same seed lives the same life, to the byte. Not thread-safe.
/// </summary>
public sealed class SimulatedCompany : IDisposable
{
    /// <summary>Every simulated life begins here: early on a Monday.</summary>
    public static readonly DateTimeOffset Start = new(2026, 11, 23, 5, 30, 0, TimeSpan.Zero);

    /// <summary>The seed with which a company that is lived on keeps the dice it had.</summary>
    internal const long OwnDice = 1;

    private static readonly Actor By = new("rehearsal", true);
    private static readonly TimeSpan ModelTimeOut = TimeSpan.FromSeconds(30);
    private readonly SimulatedCluster _cluster;
    private readonly DateTimeOffset _began;

    /// <summary>Founds the company.</summary>
    /// <param name="template">The template it is made from. Its name with the seed is the company's key, from which its dice come.</param>
    /// <param name="seed">Decides everything that is left to chance.</param>
    /// <param name="price">What the scripted model's tokens are taken to cost; null for nothing.</param>
    /// <param name="templates">The folder of template folders; null for the one beside the program.</param>
    /// <param name="more">Puts other services in place of the usual ones; called at every start of the silo.</param>
    public SimulatedCompany(string template, long seed, ModelPrice? price = null, string? templates = null, Action<IServiceCollection>? more = null)
        : this(
            CompanyKey.Parse(string.Create(CultureInfo.InvariantCulture, $"{template}-{seed}")), seed, Start, [], static (_, _) => { },
            clock => Models(clock, price), templates, more) => Run(() => Grain<ICompanyGrain>(Key.Grain).Create(template, null, By));

    /// <summary>
    /// Lives on from a real company: with its states, history, policies and reminders, at the moment of its archive, as after a restart of its server. What was
    /// being worked on then is taken up again.
    /// </summary>
    /// <param name="origin">Where it comes from.</param>
    /// <param name="seed">1 for the company's own dice; any other number rolls others.</param>
    /// <param name="answers">Recorded answers, for this life alone; null for the scripted model only.</param>
    /// <param name="price">What tokens are taken to cost; null for what the company paid.</param>
    /// <param name="templates">The folder of template folders; null for the one beside the program.</param>
    /// <param name="more">Puts other services in place of the usual ones.</param>
    internal SimulatedCompany(
        Origin origin, long seed, RecordedAnswers? answers = null, ModelPrice? price = null, string? templates = null, Action<IServiceCollection>? more = null)
        : this(
            origin.Company.Company, seed, origin.Company.At, origin.Company.Reminders, (database, storage) =>
            {
                database.Fill(origin.Company.Company, origin.Company.Tables);
                storage.Fill(origin.Company.States.Select(row => row.State is CompanyRow own && seed != OwnDice
                    ? row with { State = own with { Seed = Dice.Seed(own.Seed, "rehearsal", seed.ToString(CultureInfo.InvariantCulture)) } } : row));
            },
            clock => OriginModels.Of(origin, answers, price, clock), templates, more) => Run(() => Grain<ICompanyGrain>(Key.Grain).Adopt(false, By));

    private SimulatedCompany(
        CompanyKey key, long seed, DateTimeOffset began, IEnumerable<SnapshotReminder> reminders, Action<InMemoryDatabase, InMemoryGrainStorage> fill,
        Func<TimeProvider, ModelFactory> models, string? templates, Action<IServiceCollection>? more)
    {
        (Key, _began) = (key, began);
        InMemoryDatabase? database = null;
        InMemoryGrainStorage? storage = null;
        SimulatedCluster? cluster = null;
        cluster = _cluster = new(
            seed, began,
            silo =>
            {
                silo.UseInMemoryReminderService();
                silo.Services.AddGrainServices().AddTemplates(templates).AddExecutors();
                silo.Services.AddSingleton<IPageFetcher, InventedWeb>().AddSingleton<IWebhookSender, InventedReceiver>().AddSingleton<IPublisher, SandboxPublisher>();
                silo.Services.AddSingleton<IModelFactory>(services => models(services.GetRequiredService<TimeProvider>()));
                silo.Services.AddSingleton<IBackground>(_ => new Background(() => cluster!));
                if (database is null)
                {
                    database = new(new ClusterClock(() => cluster, began));
                    storage = new(database);
                    fill(database, storage);
                }

                silo.Services.AddInMemoryDatabase(database, storage);
                more?.Invoke(silo.Services);
            },
            reminders.Select(r => new ReminderEntry
            {
                GrainId = GrainId.Create(r.Grain, r.Key), ReminderName = r.Name, StartAt = r.StartAt.UtcDateTime, Period = TimeSpan.FromMilliseconds(r.PeriodMs),
            }));
        (Database, Storage) = (database!, storage!);
    }

    /// <summary>The company's key.</summary>
    public CompanyKey Key { get; }

    /// <summary>Its tables.</summary>
    public InMemoryDatabase Database { get; }

    /// <summary>Its grains' states.</summary>
    internal InMemoryGrainStorage Storage { get; }

    /// <summary>When this life began.</summary>
    public DateTimeOffset Began => _began;

    /// <summary>The simulated time.</summary>
    public DateTimeOffset Now => _cluster.Time.GetUtcNow();

    /// <summary>The simulation itself.</summary>
    internal SimulatedCluster Cluster => _cluster;

    /// <summary>Changes policies, as a person would.</summary>
    /// <exception cref="CommandFailedException">There is no such policy, or it does not take the value.</exception>
    internal void Change(IEnumerable<PolicyChange> changes)
    {
        foreach (var change in changes)
        {
            if (PolicyCatalog.Shape(change.Key) is null) throw new CommandFailedException($"There is no policy '{change.Key}'. The policies: {string.Join(", ", PolicyCatalog.Keys)}.");
            var rows = Run(() => Cluster.Services.GetRequiredService<IPolicyStore>().Load(Key, CancellationToken.None)).Policies;
            var now = rows.FirstOrDefault(r => r.Key == change.Key)?.Json ?? PolicyCatalog.Default(change.Key).Value;
            var value = new JsonText(Output.Compact(change.On(JsonNode.Parse(now)!.AsObject())));
            var reply = Run(() => Grain<IPolicyGrain>(Key.Grain).Put(change.Key, value, null, By));
            if (!reply.Errors.IsEmpty) throw new CommandFailedException($"{change.Key} does not take that: {string.Join(" ", reply.Errors.Select(e => $"{e.Path}: {e.Message}"))}");
        }
    }

    /// <summary>The company as it is now, to be archived or lived on from.</summary>
    internal CompanySnapshot Snapshot() => new(
        Key, Now, Database.Tables(Key), [.. Storage.States()],
        [
            .. Cluster.Reminders.Select(r => new SnapshotReminder(
                r.GrainId.Type.ToString()!, r.GrainId.Key.ToString()!, r.ReminderName, new DateTimeOffset(r.StartAt, TimeSpan.Zero), (long)r.Period.TotalMilliseconds)),
        ],
        []);

    /// <summary>A grain of the company.</summary>
    public T Grain<T>(string key) where T : IGrainWithStringKey => _cluster.GrainFactory.GetGrain<T>(key);

    /// <summary>Runs this, and time as far as it needs.</summary>
    public T Run<T>(Func<Task<T>> work) => _cluster.Run(work);

    /// <inheritdoc cref="Run{T}"/>
    public void Run(Func<Task> work) => _cluster.Run(work);

    /// <summary>Lets this much time pass.</summary>
    public void Live(TimeSpan span) => _cluster.RunFor(span);

    /// <inheritdoc/>
    public void Dispose() => _cluster.Dispose();

    private static ModelFactory Models(TimeProvider clock, ModelPrice? price) => new(
        [new(ModelProvider.Offline, new ScriptedModel(clock), ScriptedModel.ModelName, ModelTimeOut, price)], ModelProvider.Offline, clock);

    private sealed class Background(Func<SimulatedCluster> cluster) : IBackground
    {
        public void Run(Func<CancellationToken, Task> work) => _ = cluster().StartInSilo(() => work(CancellationToken.None));
    }

    private sealed class ClusterClock(Func<SimulatedCluster?> cluster, DateTimeOffset began) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => cluster() is { } running ? running.Time.GetUtcNow() : began;
    }
}
