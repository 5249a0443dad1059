using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Nodes;

namespace AgentOps.Bench;

/// <summary>From <c>POST</c> to the step in a worker's hands: an open loop of proposals, and workers that wait with long polls.</summary>
internal static class ClaimLatency
{
    internal static async Task<Latencies> Measure(BenchStage stage, int perSecond, int seconds)
    {
        var company = await stage.Company("claim");
        var request = BenchStage.Proposal(company, steps: 1);
        var claimed = new ConcurrentDictionary<string, long>();
        var posted = new ConcurrentDictionary<string, long>();
        using var stop = new CancellationTokenSource();
        var workers = Enumerable.Range(0, 4).Select(i => Task.Run(() => Claim(stage, company, $"w{i}", claimed, stop.Token))).ToList();
        await Post(stage, request, perSecond, BenchStage.WarmUpSeconds, new());
        await Post(stage, request, perSecond, seconds, posted);
        await Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System);
        await stop.CancelAsync();
        await Task.WhenAll(workers);
        return Latencies.Of(posted.Select(p => claimed.TryGetValue(p.Key, out var at)
            ? Stopwatch.GetElapsedTime(p.Value, at).TotalMilliseconds
            : throw new InvalidOperationException($"The step of mission {p.Key} was never claimed.")));
    }

    private static async Task Post(BenchStage stage, byte[] request, int perSecond, int seconds, ConcurrentDictionary<string, long> posted)
    {
        var pool = new ConcurrentBag<RawHttp>();
        var started = Stopwatch.GetTimestamp();
        var sends = new List<Task>();
        for (var n = 0; n < perSecond * seconds; n++)
        {
            var due = TimeSpan.FromSeconds((double)n / perSecond) - Stopwatch.GetElapsedTime(started);
            if (due > TimeSpan.Zero) await Task.Delay(due, TimeProvider.System);
            sends.Add(Task.Run(async () =>
            {
                if (!pool.TryTake(out var http)) http = new(stage.Port);
                var at = Stopwatch.GetTimestamp();
                var (status, body) = await http.Send(request);
                if (status != 201) throw new InvalidOperationException($"{status}: {body}");
                posted[JsonNode.Parse(body)!["missionId"]!.GetValue<string>()] = at;
                pool.Add(http);
            }));
        }

        await Task.WhenAll(sends);
        foreach (var http in pool) http.Dispose();
    }

    private static async Task Claim(BenchStage stage, string company, string worker, ConcurrentDictionary<string, long> claimed, CancellationToken stop)
    {
        using var http = new RawHttp(stage.Port);
        var request = RawHttp.Post(
            $"/api/companies/{company}/steps/claim", BenchStage.Key, $$"""{"worker":"{{worker}}","kinds":["research"],"max":50,"waitSeconds":1}""");
        while (!stop.IsCancellationRequested)
        {
            var (status, body) = await http.Send(request);
            var now = Stopwatch.GetTimestamp();
            if (status != 200) throw new InvalidOperationException($"{status}: {body}");
            foreach (var step in JsonNode.Parse(body)!["steps"]!.AsArray()) claimed[step!["missionId"]!.GetValue<string>()] = now;
        }
    }
}
