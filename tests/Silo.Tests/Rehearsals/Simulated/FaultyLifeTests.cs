using System.Collections.Immutable;
using AgentOps.Events;
using AgentOps.InMemory;
using AgentOps.Intake;
using AgentOps.Journals;
using AgentOps.Keys;
using AgentOps.Memories;
using AgentOps.Missions;
using AgentOps.Models;
using AgentOps.Models.Scripted;
using AgentOps.Policies;
using AgentOps.Relationships;
using AgentOps.Silo.Rehearsals;
using AgentOps.Silo.Rehearsals.Faults;
using AgentOps.Silo.Rehearsals.Simulated;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace AgentOps.Silo.Tests.Rehearsals.Simulated;

public sealed class FaultyLifeTests
{
    private static readonly Setting Day = Settings.Read("studio", 1, [], null, null);

    [Fact]
    public void Whatever_breaks_in_a_day_no_invariant_does()
    {
        long[] seeds = [.. Enumerable.Range(1, 200)];

        FaultRuns.Live(Day, seeds, Environment.ProcessorCount, CancellationToken.None)
            .Select(v => $"{v.Invariant}: {v.What} (event {v.Event}, {v.Last}) {v.Replay(Day)}").ShouldBeEmpty();
    }

    [Fact]
    public void A_gate_broken_on_purpose_is_found_and_the_same_seed_finds_it_again()
    {
        var narrow = Settings.Read("studio", 1, ["x_daily_quota.limit=1"], null, null);

        Violation? Live() => FaultyLife.Live(narrow, 5, services => services.AddSingleton<IIntakeLedger, BlindLedger>());

        var found = Live().ShouldNotBeNull();
        found.Invariant.ShouldBe("Q");
        found.Replay(narrow).ShouldBe("agentops rehearse --template studio --faults --days 1 --seeds 1 --seed 5 --set 'x_daily_quota.limit=1'");
        Live().ShouldBe(found);
        FaultyLife.Live(narrow, 5).ShouldBeNull();
    }

    [Theory]
    [InlineData(EventKinds.StepSucceeded, "C")]
    [InlineData(EventKinds.ProposalCreated, "E")]
    [InlineData(EventKinds.AffinityChanged, "F")]
    [InlineData(EventKinds.MemoryWritten, "M")]
    public void What_is_told_twice_on_purpose_is_found(string kind, string invariant) =>
        FaultyLife.Live(Day, 3, services => services.AddKeyedSingleton<IGrainStorage>("Default", (provider, _) => new RepeatingStorage(provider.GetRequiredService<InMemoryGrainStorage>(), kind)))
            .ShouldNotBeNull().Invariant.ShouldBe(invariant);

    [Fact]
    public void An_answered_proposal_that_is_lost_on_purpose_is_found() => FaultyLife.Live(Day, 3, services =>
        services.AddKeyedSingleton<IGrainStorage>("Default", (provider, _) => new LosingStorage(provider.GetRequiredService<InMemoryGrainStorage>()))).ShouldNotBeNull().Invariant.ShouldBe("A");

    [Fact]
    public void A_step_that_nobody_took_back_is_found()
    {
        var now = SimulatedCompany.Start;
        var (database, key) = (new InMemoryDatabase(TimeProvider.System), CompanyKey.Parse("shop"));
        void Running(DateTimeOffset lease, DateTimeOffset started) => new InMemoryGrainStorage(database).Fill([
            new("mission", "shop/1", 1, new MissionState { Company = key.Value, Status = MissionStatus.Running, Steps = [new() { Number = 1, Kind = "analyze", Status = StepStatus.Running, LeaseUntil = lease, StartedAt = started }] })]);

        Running(now.AddSeconds(-59), now.AddHours(-23));
        Invariants.Settled(database, key, now).ShouldBeEmpty();
        Running(now.AddSeconds(-61), now.AddHours(-23));
        Invariants.Settled(database, key, now).ShouldHaveSingleItem().Invariant.ShouldBe("L");
        Running(now.AddMinutes(5), now.AddHours(-25));
        Invariants.Settled(database, key, now).ShouldHaveSingleItem().Invariant.ShouldBe("L");
    }

    [Fact]
    public void Work_that_spends_what_nobody_reserved_on_purpose_is_found() =>
        FaultyLife.Live(Day, 3, services => services.AddSingleton<IModelFactory>(provider => new Spendthrift(provider.GetRequiredService<TimeProvider>()))).ShouldNotBeNull().Invariant.ShouldBe("S");

    [Fact]
    public void A_pair_or_a_memory_beyond_its_bounds_is_found()
    {
        Invariants.Kept([new RelationshipState { Affinity = 0.96m }], []).ShouldHaveSingleItem().Invariant.ShouldBe("F");
        Invariants.Kept([new RelationshipState { Log = [.. Enumerable.Repeat<DriftEntry>(null!, 21)] }], []).ShouldHaveSingleItem().Invariant.ShouldBe("F");
        Invariants.Kept([], [new MemoryState { Items = [.. Enumerable.Repeat<KeptMemory>(null!, 201)] }]).ShouldHaveSingleItem().Invariant.ShouldBe("M");
    }

    /// <summary>Tells every event of a kind twice, the second time under another id.</summary>
    private sealed class RepeatingStorage(IGrainStorage inner, string kind) : IGrainStorage
    {
        private int _told;

        public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => inner.ReadStateAsync(stateName, grainId, grainState);

        public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
        {
            if (grainState.State is IJournaled { Journal: { IsDefaultOrEmpty: false } journal })
            {
                var again = journal.OfType<EventEntry>().Where(e => e.Kind == kind).Select(e => e with { Id = new Guid(++_told, 7, 7, [1, 2, 3, 4, 5, 6, 7, 8]) });
                typeof(T).GetProperty(nameof(IJournaled.Journal))!.SetValue(grainState.State, journal.AddRange(again.ToList<JournalEntry>()));
            }

            return inner.WriteStateAsync(stateName, grainId, grainState);
        }

        public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => inner.ClearStateAsync(stateName, grainId, grainState);
    }

    /// <summary>Keeps everything but what clients propose.</summary>
    private sealed class LosingStorage(IGrainStorage inner) : IGrainStorage
    {
        public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => inner.ReadStateAsync(stateName, grainId, grainState);

        public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
        {
            if (grainState.State is IJournaled { Journal: { IsDefaultOrEmpty: false } journal })
            {
                typeof(T).GetProperty(nameof(IJournaled.Journal))!.SetValue(
                    grainState.State, journal.RemoveAll(e => e is ProposalEntry { Proposal.IdempotencyKey: { } key } && key.StartsWith("client-", StringComparison.Ordinal)));
            }

            return inner.WriteStateAsync(stateName, grainId, grainState);
        }

        public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => inner.ClearStateAsync(stateName, grainId, grainState);
    }

    /// <summary>Reserves nothing, knows no budget, and asks models that must be asked twice.</summary>
    private sealed class Spendthrift(TimeProvider clock) : IModelFactory
    {
        private readonly ModelFactory _models = new([new(ModelProvider.Offline, new MumblingModel(clock), ScriptedModel.ModelName, TimeSpan.FromSeconds(30), new(1m, 1m))], ModelProvider.Offline, clock);

        public IModels For(PolicySet policies, decimal budgetUsd) => _models.For(policies, decimal.MaxValue);

        public decimal Price(PolicySet policies, string use, int inputTokens, int outputTokens) => 0;
    }

    /// <summary>Is understood every second time.</summary>
    private sealed class MumblingModel(TimeProvider clock) : DelegatingChatClient(new ScriptedModel(clock))
    {
        private int _asked;

        public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            _asked++ % 2 == 0 ? Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, "Hm."))) : base.GetResponseAsync(messages, options, cancellationToken);
    }

    /// <summary>Says that no place was ever taken.</summary>
    private sealed class BlindLedger(InMemoryDatabase database) : IIntakeLedger
    {
        private readonly InMemoryIntakeLedger _honest = new(database);

        public async Task<IntakeFacts> Read(CompanyKey company, string day, ImmutableArray<string> keys, ImmutableArray<string> gates, CancellationToken cancellationToken) =>
            await _honest.Read(company, day, keys, [], cancellationToken);

        public Task<ProposalRecord?> Find(CompanyKey company, Guid id, CancellationToken cancellationToken) => _honest.Find(company, id, cancellationToken);

        public Task<ImmutableArray<Guid>> PendingBefore(CompanyKey company, DateTimeOffset cutoff, int limit, CancellationToken cancellationToken) =>
            _honest.PendingBefore(company, cutoff, limit, cancellationToken);
    }
}
