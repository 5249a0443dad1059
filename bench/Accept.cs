using System.Diagnostics;

namespace AgentOps.Bench;

/// <summary>Accepted proposals a second over HTTP, closed loop, 32 connections, 2 steps each; every answer means it is committed.</summary>
internal sealed class Accept
{
    private const int Connections = 32;

    private static int _made;
    private readonly BenchStage _stage;
    private readonly List<byte[]> _requests = [];

    private Accept(BenchStage stage) => _stage = stage;

    internal static async Task<Accept> Over(BenchStage stage, int companies)
    {
        var accept = new Accept(stage);
        for (var i = 0; i < companies; i++) accept._requests.Add(BenchStage.Proposal(await stage.Company($"accept-{Interlocked.Increment(ref _made)}"), steps: 2));
        return accept;
    }

    internal Task WarmUp() => Measure(BenchStage.WarmUpSeconds);

    internal async Task<double> Measure(int seconds)
    {
        var started = Stopwatch.GetTimestamp();
        var length = TimeSpan.FromSeconds(seconds);
        var counts = await Task.WhenAll(Enumerable.Range(0, Connections).Select(i => Task.Run(async () =>
        {
            using var http = new RawHttp(_stage.Port);
            var accepted = 0;
            for (var n = i; Stopwatch.GetElapsedTime(started) < length; n++)
            {
                var (status, body) = await http.Send(_requests[n % _requests.Count]);
                if (status != 201 || !body.Contains("\"status\":\"accepted\"", StringComparison.Ordinal)) throw new InvalidOperationException($"{status}: {body}");
                accepted++;
            }

            return accepted;
        })));
        return counts.Sum() / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
