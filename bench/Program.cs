using AgentOps.Bench;

var (seconds, days, seeds, first) = (10, 100, 10_000, 1L);
var wanted = new List<string>();
for (var i = 0; i < args.Length; i++)
{
    if (args[i] == "--seconds") seconds = int.Parse(args[++i], System.Globalization.CultureInfo.InvariantCulture);
    else if (args[i] == "--days") days = int.Parse(args[++i], System.Globalization.CultureInfo.InvariantCulture);
    else if (args[i] == "--seeds") seeds = int.Parse(args[++i], System.Globalization.CultureInfo.InvariantCulture);
    else if (args[i] == "--seed") first = long.Parse(args[++i], System.Globalization.CultureInfo.InvariantCulture);
    else wanted.Add(args[i]);
}

if (wanted.Contains("rehearsal"))
{
    Rehearsal.Measure(days);
    return 0;
}

if (wanted.Contains("faults")) return Faults.Measure(seeds, first) == 0 ? 0 : 1;

bool Wanted(string figure) => wanted.Count == 0 || wanted.Contains(figure);

var home = Directory.CreateTempSubdirectory("agentops-bench-").FullName;
await using var stage = await BenchStage.Set(home);
var report = new Report();
try
{
    // Before the loads: PostgreSQL tidies up after them for minutes.
    if (Wanted("claim")) report.Claim = await ClaimLatency.Measure(stage, perSecond: 200, seconds);
    if (Wanted("floor") || Wanted("accept") || Wanted("accept-8") || Wanted("history"))
        await Throughput.Measure(stage, report, Wanted("accept") || Wanted("history"), Wanted("accept-8"), seconds);
    if (Wanted("restart")) report.Restart = await Restart.Measure(stage);
    if (Wanted("watchers")) report.Watchers = await Watchers.Measure(stage, watchers: 2_000, perSecond: 20, seconds);
    if (Wanted("history")) report.History = await History.Measure(stage, seconds);
}
finally
{
    report.Print();
}

return 0;
