using System.Collections.Immutable;
using System.Text.Json.Nodes;
using AgentOps.Causes;
using AgentOps.Events;
using AgentOps.InMemory;
using AgentOps.Intake;
using AgentOps.Json;
using AgentOps.Policies;
using AgentOps.Roundtables;
using AgentOps.Silo.Commands;
using AgentOps.Silo.Rehearsals.Archives;

namespace AgentOps.Silo.Rehearsals.Simulated;

/// <summary>
/// What persons did to a company since a moment, as a later archive of it shows: what they proposed, how they decided, what they changed in policies and triggers,
/// which conversations they called. Everything else that came from outside is not done again; <see cref="Left"/> counts it.
/// </summary>
internal static class Deeds
{
    /// <summary>Who changes policies without being a person.</summary>
    private static readonly string[] Machinery = [PolicyReview.TemplateAuthor, "breaker"];

    private static readonly string[] Conveners = ["schedule", "pairing", "template"];

    /// <summary>The acts of the audit trail that are deeds, or do nothing to the company.</summary>
    private static readonly string[] Told = ["policy.put", "trigger.put", "proposal.accept", "proposal.reject", "roundtable.convene", "company.pause", "company.resume", "company.export"];

    /// <summary>The deeds after the moment, in their order.</summary>
    /// <param name="day">The later archive.</param>
    /// <param name="since">The moment.</param>
    /// <param name="changes">What the life changes in policies at a time: a person's later change of the same policy leaves it in force.</param>
    public static IEnumerable<Deed> Of(CompanySnapshot day, DateTimeOffset since, Func<DateTimeOffset, IEnumerable<PolicyChange>> changes)
    {
        var proposals = day.Tables.Proposals;
        IEnumerable<Deed> deeds =
        [
            .. proposals.Where(p => p.Source == "person").Select(p => new Deed(p.CreatedAt, "proposals", company => Propose(company, p))),
            .. proposals.Where(DecidedByPerson).Select(p => new Deed(p.DecidedAt!.Value, "decisions", company => Decide(company, p))),
            .. Changes(day, "key").DistinctBy(c => (c.At, c.Name)).Select(c => new Deed(c.At, "policy changes", company => Put(company, c.Name, c.Data["new"], c.By, changes(c.At)))),
            .. Rules(day).Select(c => new Deed(c.At, "trigger changes", company => Put(company, c.Rule))),
            .. day.States.Select(s => s.State).OfType<RoundtableState>().Where(r => !Conveners.Contains(r.By)).Select(r => new Deed(r.StartedAt, "conversations", company => Convene(company, r))),
        ];
        return deeds.Where(d => d.At > since).OrderBy(d => d.At);
    }

    /// <summary>What came from outside since the moment and is not done again, by what it was.</summary>
    public static ImmutableSortedDictionary<string, int> Left(CompanySnapshot day, DateTimeOffset since) =>
        day.Acts.Where(a => a.At > since && !Told.Contains(a.Action)).Select(a => a.Action)
            .Concat(day.Tables.Events.Where(e => e.At > since && e.Kind == EventKinds.External).Select(_ => "events of other systems"))
            .GroupBy(what => what).ToImmutableSortedDictionary(g => g.Key, g => g.Count());

    /// <summary>
    /// Changes as the company told them: when they came into force, by its own clock. A change that also paused or opened it was told twice.
    /// </summary>
    private static IEnumerable<(DateTimeOffset At, string Name, string By, JsonObject Data)> Changes(CompanySnapshot day, string name) =>
        from e in day.Tables.Events
        where e.Kind is EventKinds.PolicyChanged or EventKinds.CompanyPaused or EventKinds.CompanyResumed
        let data = JsonNode.Parse(e.Data.GetValueOrDefault().ToString()) as JsonObject
        where (string?)data?[name] is not null && !Machinery.Contains((string?)data["by"])
        select (e.At, (string)data[name]!, (string?)data["by"] ?? "sql", data);

    /// <summary>Events do not tell a whole rule, so its history does; the last event of a rule is that of its last form.</summary>
    private static IEnumerable<RuleChange> Rules(CompanySnapshot day) =>
        from told in Changes(day, "trigger").GroupBy(c => c.Name)
        let forms = day.Tables.RuleChanges.Where(c => c.Rule.Name == told.Key && !Machinery.Contains(c.Rule.UpdatedBy))
        from pair in told.Reverse().Zip(forms.Reverse())
        select pair.Second with { At = pair.First.At };

    private static bool DecidedByPerson(ProposalRecord p) =>
        p.DecidedAt is not null && (p.Status == ProposalStatus.Accepted ? p.DecidedBy != PolicyCatalog.AutoApprove.Key : p is { Status: ProposalStatus.Rejected, Gate: "person" });

    private static bool Propose(SimulatedCompany company, ProposalRecord p) => company.Run(() => company.Grain<IIntakeGrain>(company.Key.Grain).Propose(
        new(p.Agent, p.Title, p.Reason, p.Steps, p.Source, p.By, p.IdempotencyKey, null, p.MemoryId))).Proposal is not null;

    private static bool Decide(SimulatedCompany company, ProposalRecord p)
    {
        var reply = company.Run(() => company.Grain<IIntakeGrain>(company.Key.Grain).Decide(new(p.Id, p.Status == ProposalStatus.Accepted, p.Note, new(p.DecidedBy!, true))));
        return reply is { Proposal: not null, Conflict: false };
    }

    private static bool Put(SimulatedCompany company, string key, JsonNode? given, string by, IEnumerable<PolicyChange> changes)
    {
        if (given is not JsonObject value) return false;
        value = changes.Where(c => c.Key == key).Aggregate(value, (now, change) => change.On(now));
        return company.Run(() => company.Grain<IPolicyGrain>(company.Key.Grain).Put(key, new JsonText(Output.Compact(value)), null, new Actor(by, true))).Errors.IsEmpty;
    }

    private static bool Put(SimulatedCompany company, RuleRow row) => company.Run(() => company.Grain<IPolicyGrain>(company.Key.Grain).PutRule(
        new(row.Name, row.TriggerEvent, new(row.Conditions), new(row.ActionConfig), row.CooldownMinutes, row.Enabled, 0, null, row.Version), new Actor(row.UpdatedBy, true))).Rule is not null;

    private static bool Convene(SimulatedCompany company, RoundtableState r) => company.Run(() => company.Grain<IScheduleGrain>(company.Key.Grain).Convene(
        new(r.Format.Name, r.Topic, r.Participants, new(r.By, true)))).Roundtable is not null;
}
