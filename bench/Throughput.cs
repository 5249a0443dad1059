namespace AgentOps.Bench;

/// <summary>
/// The floor and the door in turns, so that whatever else the machine does meets both alike: each figure is the median of its rounds, each ratio the
/// median of the rounds' ratios.
/// </summary>
internal static class Throughput
{
    private const int Rounds = 3;

    internal static async Task Measure(BenchStage stage, Report report, bool one, bool eight, int seconds)
    {
        var loads = new List<(Accept Load, Action<Rate> Keep)>();
        if (one) loads.Add((await Accept.Over(stage, companies: 1), rate => report.Accept = rate));
        if (eight) loads.Add((await Accept.Over(stage, companies: 8), rate => report.AcceptEight = rate));
        foreach (var (load, _) in loads) await load.WarmUp();

        var floors = new List<double>();
        var rates = loads.Select(_ => new List<double>()).ToList();
        for (var round = 0; round < Rounds; round++)
        {
            floors.Add(await Floor.Measure(stage, seconds));
            for (var i = 0; i < loads.Count; i++) rates[i].Add(await loads[i].Load.Measure(seconds));
        }

        report.Floor = Rate.Median(floors);
        for (var i = 0; i < loads.Count; i++)
            loads[i].Keep(new(Rate.Median(rates[i]), Rate.Median(rates[i].Zip(floors, (rate, floor) => rate / floor))));
    }
}
