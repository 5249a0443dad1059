using System.Diagnostics;

namespace AgentOps.Bench;

/// <summary>Accepted proposals a second over HTTP, closed loop, 32 connections, 2 steps each; every answer means it is committed.</summary>
internal static class Accept
{
    private const int Connections = 32;
    private static int _round;

    internal static async Task<double> Measure(BenchStage stage, int companies, int seconds)
    {
        var round = Interlocked.Increment(ref _round);
        var requests = new List<byte[]>();
        for (var i = 0; i < companies; i++) requests.Add(BenchStage.Proposal(await stage.Company($"accept-{round}-{i}"), steps: 2));
        await Load(stage, requests, Math.Max(3, seconds / 3));
        return await Load(stage, requests, seconds);
    }

    private static async Task<double> Load(BenchStage stage, List<byte[]> requests, int seconds)
    {
        var started = Stopwatch.GetTimestamp();
        var length = TimeSpan.FromSeconds(seconds);
        var counts = await Task.WhenAll(Enumerable.Range(0, Connections).Select(i => Task.Run(async () =>
        {
            using var http = new RawHttp(stage.Port);
            var accepted = 0;
            for (var n = i; Stopwatch.GetElapsedTime(started) < length; n++)
            {
                var (status, body) = await http.Send(requests[n % requests.Count]);
                if (status != 201 || !body.Contains("\"status\":\"accepted\"", StringComparison.Ordinal)) throw new InvalidOperationException($"{status}: {body}");
                accepted++;
            }

            return accepted;
        })));
        return counts.Sum() / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
