using AgentOps.Relationships;

namespace AgentOps.Grains.Tests.Relationships;

public sealed class PairingRulesTests
{
    [Fact]
    public void Pairs_far_apart_should_clear_the_air_the_furthest_first()
    {
        var pairings = PairingRules.Propose([Pair("brain", "opus", 0.34m), Pair("opus", "twitter-alt", 0.20m), Pair("brain", "growth", 0.35m)], new Dictionary<string, int>());

        pairings.Select(p => (p.Format, p.First, p.Second)).ShouldBe(
            [("conflict_resolution", "opus", "twitter-alt"), ("conflict_resolution", "brain", "opus")]);
    }

    [Fact]
    public void Close_pairs_with_twice_the_experience_make_mentor_and_learner()
    {
        var experience = new Dictionary<string, int> { ["brain"] = 10, ["opus"] = 20, ["creator"] = 3 };

        var pairings = PairingRules.Propose(
            [Pair("brain", "opus", 0.71m), Pair("creator", "opus", 0.70m), Pair("brain", "creator", 0.8m), Pair("growth", "opus", 0.9m)], experience);

        pairings.Select(p => (p.Format, p.First, p.Second)).ShouldBe([("mentoring", "opus", "growth"), ("mentoring", "brain", "creator"), ("mentoring", "opus", "brain")]);
    }

    [Fact]
    public void Without_anything_to_tell_there_is_no_mentor() =>
        PairingRules.Propose([Pair("brain", "opus", 0.9m)], new Dictionary<string, int> { ["brain"] = 1, ["opus"] = 3 }).ShouldBeEmpty();

    private static Relationship Pair(string a, string b, decimal affinity) => new(a, b, affinity, 0, 0, 0, "", []);
}
