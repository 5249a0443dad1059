using AgentOps.Time;

namespace AgentOps.Grains.Tests.Time;

public sealed class DiceTests
{
    [Fact]
    public void The_same_purpose_and_id_fall_the_same() =>
        Dice.For(7, "skip", "a").Next().ShouldBe(Dice.For(7, "skip", "a").Next());

    [Fact]
    public void Another_seed_purpose_or_id_falls_differently() =>
        new[] { Dice.For(7, "skip", "a"), Dice.For(8, "skip", "a"), Dice.For(7, "jump", "a"), Dice.For(7, "skip", "b") }
            .Select(d => d.Next()).Distinct().Count().ShouldBe(4);

    [Fact]
    public void Numbers_are_even_within_three_sigma()
    {
        var dice = new Dice(1);
        var counts = new int[10];
        for (var i = 0; i < 100_000; i++) counts[dice.Next(10)]++;

        var sigma = Math.Sqrt(100_000 * 0.1 * 0.9);
        counts.ShouldAllBe(c => Math.Abs(c - 10_000) < 4 * sigma);
    }

    [Fact]
    public void Days_are_the_companys_calendar_days_also_when_clocks_change()
    {
        CompanyDay.Of(new(2026, 3, 28, 23, 30, 0, TimeSpan.Zero), "Europe/Berlin").ShouldBe("2026-03-29");
        CompanyDay.Of(new(2026, 3, 29, 21, 59, 0, TimeSpan.Zero), "Europe/Berlin").ShouldBe("2026-03-29");
        CompanyDay.Of(new(2026, 3, 29, 22, 0, 0, TimeSpan.Zero), "Europe/Berlin").ShouldBe("2026-03-30");
        CompanyDay.Of(new(2028, 2, 29, 12, 0, 0, TimeSpan.Zero), "UTC").ShouldBe("2028-02-29");
    }

    [Fact]
    public void Ids_are_uuids_of_version_7_and_the_same_for_the_same_origin()
    {
        var id = Ids.Of(Some.Now, "mission/x", 1);

        id.Version.ShouldBe(7);
        id.ShouldBe(Ids.Of(Some.Now, "mission/x", 1));
        id.ShouldNotBe(Ids.Of(Some.Now, "mission/x", 2));
    }
}
