using AgentOps.Bench;

var seconds = 10;
var wanted = new List<string>();
for (var i = 0; i < args.Length; i++)
{
    if (args[i] == "--seconds") seconds = int.Parse(args[++i], System.Globalization.CultureInfo.InvariantCulture);
    else wanted.Add(args[i]);
}

if (wanted.Contains("rehearsal"))
{
    Rehearsal.Measure(days: seconds);
    return;
}

var home = Directory.CreateTempSubdirectory("agentops-bench-").FullName;
await using var stage = await BenchStage.Set(home);
var report = new Report();
try
{
    var all = wanted.Count == 0;
    if (all || wanted.Contains("floor") || wanted.Contains("accept") || wanted.Contains("accept-8") || wanted.Contains("history"))
        report.Floor = await Floor.Measure(stage, seconds);
    if (all || wanted.Contains("accept") || wanted.Contains("history")) report.Accept = await Accept.Measure(stage, companies: 1, seconds);
    if (all || wanted.Contains("accept-8")) report.AcceptEight = await Accept.Measure(stage, companies: 8, seconds);
    if (all || wanted.Contains("claim")) report.Claim = await ClaimLatency.Measure(stage, perSecond: 200, seconds);
    if (all || wanted.Contains("restart")) report.Restart = await Restart.Measure(stage);
    if (all || wanted.Contains("history")) report.History = await History.Measure(stage, seconds);
}
finally
{
    report.Print();
}
