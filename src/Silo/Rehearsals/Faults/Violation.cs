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
    public string Replay(Setting setting) => string.Join(' ', (string[])
    [
        string.Create(CultureInfo.InvariantCulture, $"agentops rehearse --template {setting.Template} --faults --days {Day} --seeds 1 --seed {Seed}"),
        .. setting.Changes.SelectMany(c => c.Words).Select(w => $"--set '{w.Replace("'", "'\\''", StringComparison.Ordinal)}'"),
        .. setting is { Model: { } model, Price: { } price } ? [string.Create(CultureInfo.InvariantCulture, $"--model {model}={price.Input}/{price.Output}")] : Array.Empty<string>(),
    ]);
}
