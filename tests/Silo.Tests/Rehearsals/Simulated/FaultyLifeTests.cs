using System.Collections.Immutable;
using AgentOps.InMemory;
using AgentOps.Intake;
using AgentOps.Keys;
using AgentOps.Silo.Rehearsals;
using AgentOps.Silo.Rehearsals.Faults;
using AgentOps.Silo.Rehearsals.Simulated;
using Microsoft.Extensions.DependencyInjection;

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
