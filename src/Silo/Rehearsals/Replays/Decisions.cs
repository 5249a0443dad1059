using System.Globalization;
using AgentOps.Intake;

namespace AgentOps.Silo.Rehearsals.Replays;

/// <summary>Decisions of one stretch of time, as recorded and as lived again.</summary>
/// <param name="Recorded">How many were recorded.</param>
/// <param name="Same">How many of them came out the same: the same wish of the same agent, the same answer by the same gate for the same reason.</param>
/// <param name="Exact">Whether all did, in the same order and at the same moments, and there were no others.</param>
/// <param name="Difference">The first difference, in words; null when there is none.</param>
internal sealed record Decisions(int Recorded, int Same, bool Exact, string? Difference)
{
    /// <summary>Compares what was proposed after <paramref name="since"/>, as it stood at <paramref name="until"/>.</summary>
    public static Decisions Compare(IEnumerable<ProposalRecord> recorded, IEnumerable<ProposalRecord> lived, DateTimeOffset since, DateTimeOffset until)
    {
        var (was, now) = (Of(recorded, since, until), Of(lived, since, until));
        var others = now.GroupBy(d => d.What).ToDictionary(g => g.Key, g => g.Count());
        var same = was.GroupBy(d => d.What).Sum(g => Math.Min(g.Count(), others.GetValueOrDefault(g.Key)));
        var at = 0;
        while (at < was.Count && at < now.Count && was[at] == now[at]) at++;
        return new(was.Count, same, at == was.Count && at == now.Count, at == was.Count && at == now.Count ? null : $"recorded: {Word(was, at)}; lived: {Word(now, at)}");
    }

    private static List<(string What, DateTimeOffset At, DateTimeOffset? DecidedAt)> Of(IEnumerable<ProposalRecord> proposals, DateTimeOffset since, DateTimeOffset until) =>
    [
        .. proposals.Where(p => p.CreatedAt > since && p.CreatedAt <= until)
            .Select(p => p.DecidedAt > until ? p with { Status = ProposalStatus.Pending, Gate = null, Rejection = null, DecidedAt = null } : p)
            .Select(p => (What: $"{p.Agent} wants '{p.Title}' ({string.Join(", ", p.Steps.Select(s => s.Kind))}): {Answer(p)}", p.CreatedAt, p.DecidedAt))
            .OrderBy(d => d.CreatedAt).ThenBy(d => d.What, StringComparer.Ordinal),
    ];

    private static string Answer(ProposalRecord p) => p.Status switch
    {
        ProposalStatus.Accepted => "accepted",
        ProposalStatus.Pending => "waits for a person",
        _ => $"rejected by {p.Gate} ({p.Rejection})",
    };

    private static string Word(List<(string What, DateTimeOffset At, DateTimeOffset? DecidedAt)> decisions, int at) => at < decisions.Count
        ? string.Create(CultureInfo.InvariantCulture, $"at {decisions[at].At:yyyy-MM-dd HH:mm:ss.fff} {decisions[at].What}")
        : "nothing more";
}
