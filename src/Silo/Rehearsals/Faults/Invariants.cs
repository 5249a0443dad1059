using System.Text.Json;
using AgentOps.Events;
using AgentOps.InMemory;
using AgentOps.Intake;
using AgentOps.Journals;
using AgentOps.Keys;
using AgentOps.Memories;
using AgentOps.Missions;
using AgentOps.Relationships;

namespace AgentOps.Silo.Rehearsals.Faults;

/// <summary>The invariants of FAULTS.md, read off a company's tables. Each answers what is wrong, nothing when all is well.</summary>
internal static class Invariants
{
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(1), Longest = TimeSpan.FromHours(24);

    /// <summary>Q: places taken today and held open, against their limits. Cheap enough to be asked after every write.</summary>
    public static string? Quotas(InMemoryDatabase database, CompanyKey company, string day, IReadOnlyDictionary<string, long> limits)
    {
        foreach (var (gate, limit) in limits)
        {
            var taken = database.Quota(company, gate, day).Count + database.Quota(company, gate, QuotaEntry.Open).Count;
            if (taken > limit) return $"{taken} places are taken at {gate} on {day}; {limit} are allowed.";
        }

        return null;
    }

    /// <summary>Everything that must hold at any moment: Q over the posts, C, E, F, M, S.</summary>
    public static IEnumerable<(string Invariant, string What)> Always(InMemoryDatabase database, CompanyKey company, long posts)
    {
        var (events, missions, proposals) = (database.Events(company), database.Missions(company), database.Proposals(company));
        foreach (var day in database.Posts(company).GroupBy(p => p.At.UtcDateTime.Date).Where(d => d.Count() > posts)) yield return ("Q", $"{day.Count()} posts went out on {day.Key:yyyy-MM-dd}; {posts} are allowed.");
        foreach (var step in events.Where(e => e.Kind == EventKinds.StepSucceeded).GroupBy(e => e.Refs.StepId).Where(s => s.Count() > 1)) yield return ("C", $"Step {step.Key} was completed {step.Count()} times.");
        foreach (var fault in Transitions(events, missions, proposals)) yield return ("E", fault);
        foreach (var fault in Affinities(events)) yield return ("F", fault);
        foreach (var twice in events.Where(e => e.Kind == EventKinds.MemoryWritten).GroupBy(e => (e.Agent, Trace: Text(e, "trace"), e.Summary)).Where(m => m.Count() > 1)) yield return ("M", $"{twice.Key.Agent} wrote one memory {twice.Count()} times for {twice.Key.Trace}.");
        var dearest = database.Calls(company).Where(c => c.StepId is not null).GroupBy(c => c.StepId!).ToDictionary(c => c.Key, c => c.Max(call => call.Call.Usd));
        foreach (var (mission, step) in missions.SelectMany(m => m.Steps.Select(s => (m, s))))
        {
            var most = step.ReservedUsd + dearest.GetValueOrDefault(new StepKey(mission.Id, step.Number).ToString());
            if (step.Attempts <= 1 && step.SpentUsd > most) yield return ("S", $"A {step.Kind} step of mission {mission.Id} spent ${step.SpentUsd}; ${step.ReservedUsd} was reserved.");
        }
    }

    /// <summary>F and M, read off the states: an affinity's bounds and its log, and how much an agent remembers.</summary>
    public static IEnumerable<(string Invariant, string What)> Kept(IEnumerable<RelationshipState> pairs, IEnumerable<MemoryState> memories)
    {
        foreach (var pair in pairs)
        {
            if (pair.Affinity is < RelationshipRules.Least or > RelationshipRules.Highest) yield return ("F", $"{pair.A} and {pair.B} stand at {pair.Affinity}.");
            if (pair.Log.Length > RelationshipRules.LogLength) yield return ("F", $"{pair.A} and {pair.B} keep {pair.Log.Length} drifts; {RelationshipRules.LogLength} are kept.");
        }

        foreach (var kept in memories.Where(m => m.Items.Length > MemoryRoom.Most)) yield return ("M", $"An agent keeps {kept.Items.Length} memories; {MemoryRoom.Most} are kept.");
    }

    /// <summary>L: what must hold once a server has been up for a while.</summary>
    public static IEnumerable<(string Invariant, string What)> Settled(InMemoryDatabase database, CompanyKey company, DateTimeOffset now)
    {
        foreach (var (mission, step) in database.Missions(company).SelectMany(m => m.Steps.Select(s => (m, s))).Where(s => s.s.Status == StepStatus.Running))
        {
            if (step.LeaseUntil + Grace < now) yield return ("L", $"Step {step.Number} ({step.Kind}) of mission {mission.Id} is still claimed; its lease ended at {step.LeaseUntil:O}.");
            if (step.StartedAt + Longest < now) yield return ("L", $"Step {step.Number} ({step.Kind}) of mission {mission.Id} has been running since {step.StartedAt:O}.");
        }
    }

    private static IEnumerable<string> Transitions(IReadOnlyCollection<CompanyEvent> events, IReadOnlyCollection<MissionState> missions, IReadOnlyCollection<ProposalRecord> proposals)
    {
        var told = events.Where(e => e.Refs.ProposalId is not null).ToLookup(e => (e.Refs.ProposalId, e.Kind));
        var ends = events.Where(e => e.Refs.MissionId is not null).ToLookup(e => (e.Refs.MissionId, e.Kind));
        foreach (var p in proposals)
        {
            var end = p.Status switch { ProposalStatus.Accepted => EventKinds.ProposalAccepted, ProposalStatus.Rejected when p.Gate == DoorStages.Expired => EventKinds.ProposalExpired, ProposalStatus.Rejected => EventKinds.ProposalRejected, _ => null };
            if (told[(p.Id, EventKinds.ProposalCreated)].Count() is var born && born != 1) yield return $"Proposal {p.Id} has {born} events of its creation.";
            if (end is not null && told[(p.Id, end)].Count() is var decided && decided != 1) yield return $"Proposal {p.Id} has {decided} events {end}.";
            if (p.MissionId is { } mission && missions.All(m => m.Id != mission)) yield return $"Proposal {p.Id} was accepted and its mission {mission} does not exist.";
        }

        foreach (var mission in missions)
        {
            var (kind, once) = mission.Status switch { MissionStatus.Succeeded => (EventKinds.MissionSucceeded, true), MissionStatus.Failed => (EventKinds.MissionFailed, true), MissionStatus.Cancelled => (EventKinds.MissionCancelled, true), _ => ("", false) };
            if (once && ends[(mission.Id, kind)].Count() is var count && count != 1) yield return $"Mission {mission.Id} has {count} events {kind}.";
        }
    }

    private static IEnumerable<string> Affinities(IEnumerable<CompanyEvent> events)
    {
        var drifts = events.Where(e => e.Kind == EventKinds.AffinityChanged && e.Data is not null).Select(e => (e, Data: JsonSerializer.Deserialize<JsonElement>(e.Data!.Value.Value))).ToList();
        foreach (var (e, data) in drifts)
            if (data.GetProperty("affinity").GetDecimal() is < 0.10m or > 0.95m) yield return $"{e.Title}: beyond its bounds.";
        foreach (var twice in drifts.Where(d => d.e.Refs.RoundtableId is not null).GroupBy(d => (d.e.Refs.RoundtableId, A: d.Data.GetProperty("a").GetString(), B: d.Data.GetProperty("b").GetString())).Where(d => d.Count() > 1))
            yield return $"Conversation {twice.Key.RoundtableId} moved {twice.Key.A} and {twice.Key.B} {twice.Count()} times.";
    }

    private static string? Text(CompanyEvent e, string name)
    {
        if (e.Data is not { } data) return null;
        using var document = JsonDocument.Parse(data.Value);
        return document.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }
}
