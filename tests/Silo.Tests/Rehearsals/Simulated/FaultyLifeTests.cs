using System.Collections.Immutable;
using AgentOps.Events;
using AgentOps.InMemory;
using AgentOps.Intake;
using AgentOps.Journals;
using AgentOps.Keys;
using AgentOps.Memories;
using AgentOps.Relationships;
using AgentOps.Silo.Rehearsals;
using AgentOps.Silo.Rehearsals.Faults;
using AgentOps.Silo.Rehearsals.Simulated;
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
