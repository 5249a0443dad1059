using System.Globalization;
using AgentOps.Companies;
using AgentOps.InMemory;
using AgentOps.Kinds;
using AgentOps.Memories;
using AgentOps.Models;
using AgentOps.Models.Scripted;
using AgentOps.Policies;
using AgentOps.Relationships;
using AgentOps.Silo.Rehearsals.Faults;
using AgentOps.Steps;
using AgentOps.Time;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Simulation;
using Orleans.Storage;

namespace AgentOps.Silo.Rehearsals.Simulated;

/// <summary>One life in which things break as its seed says. After each fault, and after every write, the invariants of FAULTS.md are checked.</summary>
internal sealed class FaultyLife : IDisposable
{
    private static readonly TimeSpan ModelTimeOut = TimeSpan.FromSeconds(30), Settling = TimeSpan.FromHours(2);
    private readonly FaultPlan _plan;
    private readonly SimulatedCompany _company;
    private readonly Client _client;
    private readonly Dictionary<string, long> _limits;
    private readonly string _zone;
    private readonly long _seed;
    private Violation? _found;

    private FaultyLife(Setting setting, long seed, Action<IServiceCollection>? sabotage)
    {
        _seed = seed;
        _plan = new FaultPlan(seed);
        _company = new(setting.Template, seed, null, null, services =>
        {
            services.AddKeyedSingleton<IGrainStorage>("Default", (provider, _) => new FaultyStorage(provider.GetRequiredService<InMemoryGrainStorage>(), _plan));
            services.AddSingleton<IGrainStorage>(provider => provider.GetRequiredKeyedService<IGrainStorage>("Default"));
            services.AddSingleton<IModelFactory>(provider => Models(provider.GetRequiredService<TimeProvider>(), setting.Price));
            sabotage?.Invoke(services);
        });
        _company.Change(setting.Changes);
        var company = _company.Run(() => _company.Grain<ICompanyGrain>(_company.Key.Grain).Get())!;
        var policies = _company.Run(() => _company.Grain<IPolicyGrain>(_company.Key.Grain).Get());
        _client = new(_company, [.. company.Agents.Select(a => a.Key)], _plan);
        _zone = policies.Get(PolicyCatalog.Company).TimeZone;
        _limits = new(StringComparer.Ordinal) { [Gates.Posts] = policies.Get(PolicyCatalog.XDailyQuota).Limit, [Gates.Content] = policies.Get(PolicyCatalog.Content).MaxDraftsPerDay };
        _plan.Written = () => Found("Q", Invariants.Quotas(_company.Database, _company.Key, CompanyDay.Of(_company.Now, _zone), _limits));
    }

    /// <summary>Lives it; the first invariant that did not hold, or null.</summary>
    /// <param name="setting">What is lived.</param>
    /// <param name="seed">Decides its chances and its faults.</param>
    /// <param name="sabotage">For tests: breaks something on purpose.</param>
    public static Violation? Live(Setting setting, long seed, Action<IServiceCollection>? sabotage = null)
    {
        using var life = new FaultyLife(setting, seed, sabotage);
        try
        {
            life.Days(setting.Days);
        }
        catch (SimulationException broke)
        {
            life.Found("L", $"The simulation could not go on: {broke.Message}");
        }

        return life._found;
    }

    public void Dispose() => _company.Dispose();

    private void Days(int days)
    {
        var end = _company.Cluster.Time.Elapsed + TimeSpan.FromDays(days);
        while (_found is null && _company.Cluster.Time.Elapsed < end)
        {
            _plan.Armed = true;
            _client.Send(_plan.Dice.Next(3));
            _company.Live(TimeSpan.FromMinutes(10 + _plan.Dice.Next(200)));
            Break();
            _company.Run(_client.Insist);
            Check(settled: false);
        }

        if (_found is not null) return;
        _plan.Armed = false;
        _plan.Spare();
        _company.Live(Settling);
        _company.Run(_client.Insist);
        Check(settled: true);
    }

    private void Break()
    {
        var dice = _plan.Dice;
        switch (dice.Next(8))
        {
            case 0: Restart(TimeSpan.FromSeconds(dice.Next(600))); break;
            case 1: Restart(TimeSpan.FromHours(1 + dice.Next(8))); break;
            case 2 or 3: DieAtWrite(1 + dice.Next(40)); break;
            case 4 or 5: _plan.FailWrite(1 + dice.Next(30)); break;
            case 6: _company.Cluster.Time.JumpClock(TimeSpan.FromHours(dice.Chance(0.5) ? 1 : -1)); break;
            default: ClaimAndVanish(); break;
        }
    }

    /// <summary>A process that ends without a word, and another that starts after so long.</summary>
    private void Restart(TimeSpan away)
    {
        _company.Cluster.KillSilo();
        _company.Live(away);
        _company.Cluster.RestartSilo();
        _company.Run(Wake);
    }

    /// <summary>As the server does at its start: until it works.</summary>
    private async Task Wake()
    {
        while (true)
        {
            try
            {
                await _company.Grain<ICompanyGrain>(_company.Key.Grain).Wake();
                return;
            }
            catch (Exception fault) when (fault is not SimulationException)
            {
                await Task.Delay(TimeSpan.FromSeconds(2), _company.Cluster.Time);
            }
        }
    }

    private void DieAtWrite(int n)
    {
        var death = new TaskCompletionSource();
        var dead = _plan.DieAtWrite(n, death);
        _client.Send(3);
        _ = _company.Cluster.Start(async () =>
        {
            await Task.Delay(TimeSpan.FromHours(2), _company.Cluster.Time);
            death.TrySetResult();
        });
        _company.Run(() => dead);
        _plan.Spare();
        Restart(TimeSpan.FromSeconds(_plan.Dice.Next(120)));
    }

    /// <summary>A worker takes a step and is never heard of again.</summary>
    private void ClaimAndVanish()
    {
        _client.Send(2);
        foreach (var kind in new[] { "analyze", "draft_tweet" })
        {
            _ = _company.Cluster.Start(async () =>
            {
                try
                {
                    await _company.Grain<IStepQueueGrain>($"{_company.Key}/{kind}").Claim("worker:vanishing", 1);
                }
                catch (Exception)
                {
                    // It vanishes either way.
                }
            });
        }
    }

    private void Check(bool settled)
    {
        var (database, key) = (_company.Database, _company.Key);
        foreach (var (invariant, what) in Invariants.Always(database, key, _limits[Gates.Posts])) Found(invariant, what);
        foreach (var (invariant, what) in Invariants.Kept(_company.Storage.States<RelationshipState>(), _company.Storage.States<MemoryState>())) Found(invariant, what);
        if (settled) foreach (var (invariant, what) in Invariants.Settled(database, key, _company.Now)) Found(invariant, what);
        var known = database.Proposals(key).Where(p => p.IdempotencyKey is not null).ToLookup(p => p.IdempotencyKey!);
        foreach (var (once, id) in _client.Answered)
            if (known[once].Count() != 1 || known[once].First().Id != id) Found("A", $"The proposal {once}, answered as {id}, is recorded {known[once].Count()} times.");
    }

    private void Found(string invariant, string? what)
    {
        if (what is null || _found is not null) return;
        var events = _company.Database.Events(_company.Key);
        var last = events.IsEmpty ? "the beginning" : string.Create(CultureInfo.InvariantCulture, $"{events[^1].At:yyyy-MM-dd HH:mm:ss} {events[^1].Kind}: {events[^1].Title}");
        _found = new(invariant, what, _seed, 1 + (int)(_company.Cluster.Time.Elapsed / TimeSpan.FromDays(1)), events.Length, last);
    }

    private ModelFactory Models(TimeProvider clock, ModelPrice? price) => new(
        [new(ModelProvider.Offline, new FaultyModel(new ScriptedModel(clock), _plan, clock), ScriptedModel.ModelName, ModelTimeOut, price ?? new(0.15m, 0.60m))],
        ModelProvider.Offline, clock);
}
