using System.CommandLine;
using System.Text.Json.Nodes;
using AgentOps.Silo.Commands;
using AgentOps.Silo.Rehearsals.Faults;

namespace AgentOps.Silo.Rehearsals.Simulated;

/// <summary>Many lives with faults, and what they found.</summary>
internal static class FaultRuns
{
    /// <summary>Lives them all; the violations found, by seed.</summary>
    public static IReadOnlyList<Violation> Live(Setting setting, IReadOnlyList<long> seeds, int threads, CancellationToken cancellationToken)
    {
        var found = new SortedDictionary<long, Violation>();
        var next = -1;
        Exception? broke = null;
        void Work()
        {
            for (var i = Interlocked.Increment(ref next); i < seeds.Count && broke is null && !cancellationToken.IsCancellationRequested; i = Interlocked.Increment(ref next))
            {
                try
                {
                    if (FaultyLife.Live(setting, seeds[i]) is not { } violation) continue;
                    lock (found) found[seeds[i]] = violation;
                }
                catch (Exception fault)
                {
                    broke = new CommandFailedException($"Seed {seeds[i]} could not be lived: {fault.Message}", fault);
                }
            }
        }

        var workers = Enumerable.Range(0, Math.Max(1, Math.Min(threads, seeds.Count))).Select(_ => new Thread(Work)).ToArray();
        foreach (var worker in workers) worker.Start();
        foreach (var worker in workers) worker.Join();
        cancellationToken.ThrowIfCancellationRequested();
        return broke is null ? [.. found.Values] : throw broke;
    }

    public static int Show(ParseResult parsed, Setting setting, IReadOnlyList<long> seeds, int threads, CancellationToken cancellationToken)
    {
        var found = Live(setting, seeds, threads, cancellationToken);
        var json = new JsonObject
        {
            ["lives"] = seeds.Count,
            ["violations"] = new JsonArray([.. found.Select(v => new JsonObject
            {
                ["invariant"] = v.Invariant, ["what"] = v.What, ["seed"] = v.Seed, ["day"] = v.Day, ["event"] = v.Event, ["last"] = v.Last, ["replay"] = v.Replay(setting),
            })]),
        };
        Output.Result(parsed, json, () =>
        {
            foreach (var v in found)
            {
                Console.Out.WriteLine($"Invariant {v.Invariant} does not hold. {v.What}");
                Console.Out.WriteLine($"  seed {v.Seed}, day {v.Day}, event {v.Event} ({v.Last})");
                Console.Out.WriteLine($"  {v.Replay(setting)}");
            }

            Console.Out.WriteLine($"{seeds.Count} lives of {setting.Days} days with faults: {(found.Count == 0 ? "every invariant held" : $"{found.Count} broke an invariant")}.");
        });
        return found.Count == 0 ? 0 : 1;
    }
}
