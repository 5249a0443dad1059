using System.Collections.Immutable;
using System.Globalization;
using AgentOps.Intake;
using AgentOps.Json;
using AgentOps.Policies;
using AgentOps.Time;

namespace AgentOps.WhatIf;

/// <summary>Compares the last seven days under the rules in force with the same days under a changed one (SPEC §2.4). Pure.</summary>
public static class LookBack
{
    /// <summary>Company days looked at, today included.</summary>
    public const int Days = 7;

    /// <summary>The most proposals that are judged again; of more, the newest are.</summary>
    public const int MaxProposals = 10_000;

    /// <summary>The most changes that are listed.</summary>
    public const int MaxChanges = 200;

    /// <summary>Earlier proposals are replayed too but not counted: a pending one may hold its places for 72 hours.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromHours(72);

    /// <summary>From when on the history is needed.</summary>
    public static DateTimeOffset Since(DateTimeOffset now) => now - TimeSpan.FromDays(Days) - WarmUp;

    /// <summary>The report.</summary>
    /// <param name="inForce">The company, its rules in force, and the prices under them.</param>
    /// <param name="changed">The same with the changed rule.</param>
    /// <param name="key">The policy that changes.</param>
    public static WhatIfReport Report(PastDays past, DoorContext inForce, DoorContext changed, string key, DateTimeOffset now)
    {
        var zone = inForce.Policies.Get(PolicyCatalog.Company).TimeZone;
        var first = CompanyDay.Local(now, zone).AddDays(1 - Days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var was = Replay.Run(past, inForce, WasOpen, inForce.Price);
        // Switching the company itself off or on is for all of the time; else its door was as it was.
        var opens = changed.Policies.Get(PolicyCatalog.Company).Enabled;
        var would = Replay.Run(past, changed, key == PolicyCatalog.Company.Key ? _ => opens : WasOpen, inForce.Price);
        var counted = Enumerable.Range(0, past.Proposals.Length)
            .Where(i => string.CompareOrdinal(CompanyDay.Of(past.Proposals[i].CreatedAt, zone), first) >= 0).ToList();
        var turned = counted.Where(i => was[i].Outcome != would[i].Outcome).ToList();
        return new(
            Days, first, past.Partial, Side(counted.Select(i => was[i])), Side(counted.Select(i => would[i])), turned.Count,
            [.. turned.AsEnumerable().Reverse().Take(MaxChanges).Select(i => Change(past.Proposals[i], was[i], would[i]))]);
    }

    /// <summary>The rules with one value changed.</summary>
    public static PolicySet With(PolicySet policies, string key, JsonText value) => new(policies.Values.SetItem(key, value.Value), -1);

    private static bool WasOpen(PastProposal past) => past.Gate != DoorStages.Company;

    private static ReplaySide Side(IEnumerable<Replayed> replayed)
    {
        var all = replayed.ToList();
        return new(
            all.Count(r => r.Outcome == ReplayOutcome.Accepted), all.Count(r => r.Outcome == ReplayOutcome.Waiting), all.Count(r => r.Outcome == ReplayOutcome.Rejected),
            all.Sum(r => r.Usd), all.Where(r => r.Gate is not null).GroupBy(r => r.Gate!).ToImmutableSortedDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal));
    }

    private static ReplayChange Change(PastProposal past, Replayed was, Replayed would) =>
        new(past.Id, past.Agent, past.Title, past.CreatedAt, was.Outcome, would.Outcome, would.Gate, would.Reason);
}
