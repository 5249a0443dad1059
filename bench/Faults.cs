using System.Diagnostics;
using System.Globalization;
using AgentOps.Silo.Rehearsals;
using AgentOps.Silo.Rehearsals.Simulated;

namespace AgentOps.Bench;

/// <summary>Days in which things break, one for each seed, in pieces: 10,000 of them belong here, 200 are in the tests.</summary>
internal static class Faults
{
    private const int Piece = 200;

    /// <summary>Lives them; the number of broken invariants.</summary>
    internal static int Measure(int seeds, long first)
    {
        var day = Settings.Read("studio", 1, [], null, null);
        var (clock, broken) = (Stopwatch.StartNew(), 0);
        for (var done = 0; done < seeds; done += Piece)
        {
            long[] piece = [.. Enumerable.Range(done, Math.Min(Piece, seeds - done)).Select(i => first + i)];
            var found = FaultRuns.Live(day, piece, Environment.ProcessorCount, CancellationToken.None);
            foreach (var violation in found) Console.WriteLine($"{violation.Invariant}: {violation.What}\n  {violation.Replay(day)}");
            broken += found.Count;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seeds {piece[0]} to {piece[^1]}: {broken} broken invariants so far, {clock.Elapsed.TotalSeconds:0} s"));
        }

        return broken;
    }
}
