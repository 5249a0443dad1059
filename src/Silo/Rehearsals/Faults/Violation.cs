using System.Globalization;

namespace AgentOps.Silo.Rehearsals.Faults;

/// <summary>An invariant of FAULTS.md that did not hold.</summary>
/// <param name="Invariant">Its letter.</param>
/// <param name="What">What was found.</param>
/// <param name="Seed">The life it happened in.</param>
/// <param name="Day">The day of that life, from 1.</param>
/// <param name="Event">How many events there were: the last of them is the first after which it did not hold.</param>
/// <param name="Last">That event, in words.</param>
internal sealed record Violation(string Invariant, string What, long Seed, int Day, int Event, string Last)
{
    /// <summary>The command that lives it again, no longer than needed.</summary>
    public string Replay(string template) => string.Create(CultureInfo.InvariantCulture, $"agentops rehearse --template {template} --faults --days {Day} --seeds 1 --seed {Seed}");
}
