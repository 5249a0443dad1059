using AgentOps.Causes;
using AgentOps.Journals;
using AgentOps.Keys;
using AgentOps.Policies;
using AgentOps.Relationships;
using AgentOps.Time;

namespace AgentOps.Grains.Tests.Relationships;

public sealed class RelationshipRulesTests
{
    private static readonly PairKey Pair = PairKey.Parse("studio/brain|opus");
    private static readonly RelationshipDriftPolicy Policy = new();

    [Fact]
    public void A_conversation_drifts_a_pair_once_and_says_so()
    {
        var conversation = new Guid(1, 0, 0, new byte[8]);
        var start = RelationshipRules.First(Pair, 0.80, "They go back a long way.");

        var moved = Drift(start, 0.02m, conversation);
        var again = Drift(moved, 0.02m, conversation);

        moved.Affinity.ShouldBe(0.82m);
        (moved.Total, moved.Positive, moved.Negative).ShouldBe((1, 1, 0));
        moved.Journal.OfType<EventEntry>().ShouldHaveSingleItem().Kind.ShouldBe("affinity_changed");
        again.ShouldBeSameAs(moved);
    }

    [Theory]
    [InlineData(0.5, 0.03)]
    [InlineData(-7.0, -0.03)]
    [InlineData(0.012, 0.012)]
    public void A_drift_is_cut_to_three_hundredths(double wanted, double applied) =>
        Drift(RelationshipRules.First(Pair, 0.5, ""), (decimal)wanted).Affinity.ShouldBe(0.5m + (decimal)applied);

    [Fact]
    public void A_policy_can_narrow_the_drift_but_not_widen_it()
    {
        var start = RelationshipRules.First(Pair, 0.5, "");

        Drift(start, 0.03m, policy: new() { MaxDrift = 0.01 }).Affinity.ShouldBe(0.51m);
        Drift(start, 0.5m, policy: new() { MaxDrift = 0.9 }).Affinity.ShouldBe(0.53m);
        Drift(start, 0.03m, policy: new() { Enabled = false }).ShouldBeSameAs(start);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Whatever_happens_affinity_stays_in_its_bounds_and_the_log_at_twenty(ulong seed)
    {
        var dice = new Dice(seed);
        var state = RelationshipRules.First(Pair, dice.Between(-1, 2), "");
        var known = new List<Guid>();
        for (var i = 0; i < 2_000; i++)
        {
            var conversation = known.Count > 0 && dice.Chance(0.2) ? known[Math.Max(0, known.Count - 1 - dice.Next(30))] : new Guid(i, 1, 1, new byte[8]);
            var before = state;
            state = Drift(state, (decimal)dice.Between(-1, seed == 3 ? 0.1 : 1), conversation);

            state.Affinity.ShouldBeInRange(0.10m, 0.95m);
            Math.Abs(state.Affinity - before.Affinity).ShouldBeLessThanOrEqualTo(0.03m);
            state.Log.Length.ShouldBeLessThanOrEqualTo(20);
            if (known.Contains(conversation)) state.ShouldBeSameAs(before);
            else if (!ReferenceEquals(state, before)) state.Log[^1].Drift.ShouldBe(state.Affinity - before.Affinity);
            if (!known.Contains(conversation)) known.Add(conversation);
        }

        state.Positive.ShouldBeGreaterThan(0);
        (state.Positive + state.Negative).ShouldBeLessThanOrEqualTo(state.Total);
    }

    [Fact]
    public void A_pair_at_its_bound_counts_the_conversation_and_tells_of_no_change()
    {
        var moved = Drift(RelationshipRules.First(Pair, 0.95, ""), 0.03m);

        moved.Affinity.ShouldBe(0.95m);
        moved.Positive.ShouldBe(1);
        moved.Journal.ShouldBeEmpty();
    }

    private static RelationshipState Drift(RelationshipState state, decimal drift, Guid? conversation = null, RelationshipDriftPolicy? policy = null) =>
        RelationshipRules.Drift(
            Pair, "Brain and Opus", state, new(conversation ?? new Guid(9, 9, 9, new byte[8]), drift, "They agreed on the plan.", new Cause("roundtable:9", "roundtable:9", 0)), policy ?? Policy, Some.Now);
}
