using AgentOps.Roundtables;
using AgentOps.Time;

namespace AgentOps.Grains.Tests.Roundtables;

public sealed class ToneRulesTests
{
    [Theory]
    [InlineData(0.30, 0.19, Tone.Challenge)]
    [InlineData(0.30, 0.20, Tone.Critical)]
    [InlineData(0.39, 0.99, Tone.Critical)]
    [InlineData(0.40, 0.00, Tone.Neutral)]
    [InlineData(0.70, 0.00, Tone.Neutral)]
    [InlineData(0.71, 0.39, Tone.Supportive)]
    [InlineData(0.71, 0.40, Tone.Agreement)]
    public void Tension_decides_the_tone(double affinity, double roll, Tone tone) => ToneRules.Of((decimal)affinity, roll).ShouldBe(tone);

    [Theory]
    [InlineData(0.20, Tone.Challenge, 0.2)]
    [InlineData(0.85, Tone.Supportive, 0.4)]
    public void Ten_thousand_tones_fall_as_the_spec_says_within_three_sigma(double affinity, Tone tone, double probability)
    {
        const int draws = 10_000;
        var count = 0;
        for (var i = 0; i < draws; i++)
        {
            var (_, fallen, _) = SpeakerRules.Next("a", ["a", "b"], SpeakerRulesTests.Turns("a"), (_, _) => (decimal)affinity, Dice.Seed(3, "turn", $"{i}"));
            count += fallen == tone ? 1 : 0;
        }

        Math.Abs(count - (draws * probability)).ShouldBeLessThan(3 * Math.Sqrt(draws * probability * (1 - probability)));
    }
}
