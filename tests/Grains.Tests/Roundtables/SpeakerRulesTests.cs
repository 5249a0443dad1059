using System.Collections.Immutable;
using AgentOps.Roundtables;
using AgentOps.Time;

namespace AgentOps.Grains.Tests.Roundtables;

public sealed class SpeakerRulesTests
{
    private static readonly ImmutableArray<string> Table = ["opus", "brain", "growth", "twitter-alt"];

    [Fact]
    public void The_opener_speaks_first_and_neutrally()
    {
        var (agent, tone, draw) = SpeakerRules.Next("opus", Table, [], Even, 1);

        agent.ShouldBe("opus");
        tone.ShouldBe(Tone.Neutral);
        draw.Why.ShouldBe("opener");
    }

    [Fact]
    public void The_coordinator_opens_where_the_format_says_so_and_the_mediator_is_the_first_invited()
    {
        var company = Some.Company with { Agents = [.. Some.Company.Agents.Select(a => a.Key == "growth" ? a with { Role = "Coordinator" } : a)] };

        SpeakerRules.Opener(Format("standup"), Table, company, 1).ShouldBe("growth");
        SpeakerRules.Opener(Format("conflict_resolution"), ["brain", "opus", "growth"], company, 1).ShouldBe("brain");
        SpeakerRules.Opener(Format("debate") with { Opener = "twitter-alt" }, Table, company, 1).ShouldBe("twitter-alt");
        Table.ShouldContain(SpeakerRules.Opener(Format("debate"), Table, company, 1));
    }

    [Fact]
    public void Nobody_speaks_twice_in_a_row()
    {
        var turns = Turns("opus");
        for (var seed = 0UL; seed < 2_000; seed++) SpeakerRules.Next("opus", Table, turns, Even, seed).Agent.ShouldNotBe("opus");
    }

    [Fact]
    public void A_weight_is_what_the_spec_says()
    {
        // 1 + 0.6 · affinity − 0.4 · share of the last six turns + U(−0.2, 0.2)
        var weights = SpeakerRules.Weights(Table, Turns("brain", "opus", "brain", "opus"), (a, b) => a == "brain" ? 0.8m : 0.3m, new(5));

        weights.Select(w => w.Agent).ShouldBe(["brain", "growth", "twitter-alt"]);
        weights[0].Recency.ShouldBe(0.5);
        weights[0].Weight.ShouldBe(1 + (0.6 * 0.8) - (0.4 * 0.5) + weights[0].Jitter, 1e-12);
        weights[1].Weight.ShouldBe(1 + (0.6 * 0.3) + weights[1].Jitter, 1e-12);
        weights.ShouldAllBe(w => w.Jitter >= -0.2 && w.Jitter < 0.2);
        weights.Sum(w => w.Share).ShouldBe(1, 1e-12);
    }

    [Fact]
    public void Only_the_last_six_turns_count_as_recent()
    {
        var weights = SpeakerRules.Weights(Table, Turns("growth", "growth", "brain", "opus", "brain", "opus", "brain", "opus"), Even, new(5));

        weights.Single(w => w.Agent == "growth").Recency.ShouldBe(0);
        weights.Single(w => w.Agent == "brain").Recency.ShouldBe(0.5);
    }

    [Fact]
    public void A_draw_can_be_drawn_again()
    {
        var turns = Turns("brain", "opus");
        var once = SpeakerRules.Next("opus", Table, turns, Even, 77);
        var again = SpeakerRules.Next("opus", Table, turns, Even, Convert.ToUInt64(once.Draw.Seed, 16));

        again.Agent.ShouldBe(once.Agent);
        again.Draw.Weights.ShouldBe(once.Draw.Weights);
        again.Draw.Roll.ShouldBe(once.Draw.Roll);
        var fell = once.Draw.Roll!.Value;
        foreach (var weight in once.Draw.Weights)
        {
            if (fell < weight.Weight)
            {
                weight.Agent.ShouldBe(once.Agent);
                break;
            }

            fell -= weight.Weight;
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Ten_thousand_draws_fall_as_the_weights_say_within_three_sigma(ulong seed)
    {
        const int draws = 10_000;
        var turns = Turns("growth", "brain", "growth", "opus");
        decimal Affinity(string a, string b) => a switch { "brain" => 0.80m, "twitter-alt" => 0.30m, _ => 0.50m };
        var (drawn, expected, variance) = (new Dictionary<string, int>(), new Dictionary<string, double>(), new Dictionary<string, double>());
        for (var i = 0; i < draws; i++)
        {
            var (agent, _, draw) = SpeakerRules.Next("opus", Table, turns, Affinity, Dice.Seed(seed, "turn", $"{i}"));
            drawn[agent] = drawn.GetValueOrDefault(agent) + 1;
            foreach (var weight in draw.Weights)
            {
                expected[weight.Agent] = expected.GetValueOrDefault(weight.Agent) + weight.Share;
                variance[weight.Agent] = variance.GetValueOrDefault(weight.Agent) + (weight.Share * (1 - weight.Share));
            }
        }

        foreach (var (agent, count) in expected) Math.Abs(drawn[agent] - count).ShouldBeLessThan(3 * Math.Sqrt(variance[agent]), agent);
        // The mean weights themselves: 1 + 0.48 − 0.1 for brain, 1 + 0.3 − 0.2 for growth, who had half of the turns, and 1 + 0.18.
        expected["brain"].ShouldBe(draws * (1.48 - 0.1) / ((1.48 - 0.1) + (1.30 - 0.2) + 1.18), draws * 0.01);
    }

    private static decimal Even(string one, string other) => 0.5m;

    private static AgentOps.Companies.ConversationFormat Format(string name) => FormatCatalog.Find(null, name)!;

    internal static ImmutableArray<RoundtableTurn> Turns(params string[] agents) =>
        [.. agents.Select((a, i) => new RoundtableTurn(i + 1, a, $"Line {i}", Tone.Neutral, Some.Now, new("opener", "0", [], null, null, null, null)))];
}
