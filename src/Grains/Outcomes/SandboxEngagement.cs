using AgentOps.Time;

namespace AgentOps.Outcomes;

/// <summary>
/// The readers of the sandbox (SPEC §9 "seeded engagement"): how a post does is decided by dice of its company and draft, grows over its first hours and
/// never shrinks. About one post in six reaches a rate of 0.05. Pure.
/// </summary>
public static class SandboxEngagement
{
    /// <summary>The publisher whose posts are read here.</summary>
    public const string Publisher = "sandbox";

    private const double TypicalReach = 300, ReachSpread = 0.7;
    private const double TypicalRate = 0.028, RateSpread = 0.6;
    private const double LeastRate = 0.004, HighestRate = 0.25;

    /// <summary>The counts of a post at a moment.</summary>
    public static PostMetrics At(ulong seed, string draftId, DateTimeOffset postedAt, DateTimeOffset now)
    {
        var dice = Dice.For(seed, "engagement", draftId);
        var reach = TypicalReach * Math.Exp(ReachSpread * Bell(dice));
        var rate = Math.Clamp(TypicalRate * Math.Exp(RateSpread * Bell(dice)), LeastRate, HighestRate);
        var pace = TimeSpan.FromHours(dice.Between(1.0, 3.5));
        var (likes, replies, reposts) = (dice.Between(0.55, 0.75), dice.Between(0.08, 0.16), dice.Between(0.05, 0.12));

        var seen = reach * (1 - Math.Exp(-Math.Max(0, (now - postedAt) / pace)));
        var engaged = seen * rate;
        return new(
            draftId, (long)seen, (long)(engaged * likes), (long)(engaged * reposts), (long)(engaged * replies), (long)(engaged * (1 - likes - replies - reposts)), now);
    }

    /// <summary>About normal: mean 0, deviation 1.</summary>
    private static double Bell(Dice dice)
    {
        var sum = -6.0;
        for (var i = 0; i < 12; i++) sum += dice.NextDouble();
        return sum;
    }
}
