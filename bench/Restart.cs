using System.Diagnostics;

namespace AgentOps.Bench;

/// <summary>From the start of the process after <c>kill -9</c> to the first accepted proposal.</summary>
internal static class Restart
{
    internal static async Task<TimeSpan> Measure(BenchStage stage)
    {
        var request = BenchStage.Proposal(await stage.Company("restart"), steps: 2);
        var times = new List<TimeSpan>();
        for (var i = 0; i < 3; i++)
        {
            await stage.Kill();
            var started = Stopwatch.GetTimestamp();
            await stage.Start();
            using var http = new RawHttp(stage.Port);
            var (status, body) = await http.Send(request);
            if (status != 201) throw new InvalidOperationException($"{status}: {body}");
            times.Add(Stopwatch.GetElapsedTime(started));
        }

        return times.Order().ElementAt(1);
    }
}
