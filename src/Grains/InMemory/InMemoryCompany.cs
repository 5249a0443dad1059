using AgentOps.Events;
using AgentOps.Heartbeats;
using AgentOps.Intake;
using AgentOps.Journals;
using AgentOps.Missions;
using AgentOps.Outcomes;
using AgentOps.Policies;

namespace AgentOps.InMemory;

/// <summary>One company's rows in the <c>ops_*</c> tables. Guarded by the database's lock.</summary>
internal sealed class InMemoryCompany(string key, TimeProvider clock)
{
    private readonly SortedList<(DateTimeOffset At, Guid Id), MissionState> _missions = [];
    private readonly SortedDictionary<(DateTimeOffset At, Guid Id), MissionState> _open = [];
    private readonly SortedSet<(DateTimeOffset At, int Order, Guid Id)> _pending = [];
    private readonly Dictionary<Guid, (DateTimeOffset, int, Guid)> _pendingPlaces = [];
    private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Key { get; } = key;
    public long Version { get; private set; }
    public InMemoryTable<Guid, CompanyEvent> Events { get; } = new(e => e.At);
    public InMemoryTable<Guid, ProposalRecord> Proposals { get; } = new(p => p.CreatedAt);
    public Dictionary<string, Guid> ByIdempotencyKey { get; } = new(StringComparer.Ordinal);
    public Dictionary<(string Gate, string Day), QuotaCount> Quota { get; } = [];
    public InMemoryTable<Guid, HeartbeatRun> Runs { get; } = new(r => r.StartedAt);
    public InMemoryTable<Guid, CallEntry> Calls { get; } = new(c => c.Call.At);
    public InMemoryTable<string, PostEntry> Posts { get; } = new(p => p.At);
    public Dictionary<string, PostMetrics> Metrics { get; } = new(StringComparer.Ordinal);
    public SortedDictionary<string, PolicyRow> Policies { get; } = new(StringComparer.Ordinal);
    public SortedDictionary<string, RuleRow> Rules { get; } = new(StringComparer.Ordinal);
    public List<RuleChange> RuleChanges { get; } = [];

    /// <summary>Ends at the next event.</summary>
    public Task More => _more.Task;

    /// <summary>Approved and running missions, oldest first.</summary>
    public IEnumerable<MissionState> OpenMissions => _open.Values;

    /// <summary>All missions, oldest first.</summary>
    public IList<MissionState> Missions => _missions.Values;

    /// <summary>Proposals that wait for a decision, oldest first.</summary>
    public IEnumerable<ProposalRecord> Pending => _pending.Select(p => Proposals.Find(p.Id)!);

    /// <summary>Missions from the newest back.</summary>
    public IEnumerable<MissionState> NewestMissions()
    {
        for (var i = _missions.Count - 1; i >= 0; i--) yield return _missions.Values[i];
    }

    public void Written(MissionState mission)
    {
        var place = (mission.CreatedAt, mission.Id);
        _missions[place] = mission;
        if (mission.Status is MissionStatus.Approved or MissionStatus.Running) _open[place] = mission;
        else _open.Remove(place);
    }

    public void Wake()
    {
        var more = _more;
        _more = new(TaskCreationOptions.RunContinuationsAsynchronously);
        more.SetResult();
    }

    public void Apply(JournalEntry entry, long write)
    {
        switch (entry)
        {
            case EventEntry e: Add(e, write); break;
            case ProposalEntry e: Add(e.Proposal); break;
            case DecisionEntry e: Decide(e); break;
            case QuotaEntry e: Move(e); break;
            case RunEntry e: Runs.TryAdd(e.Run.Id, e.Run); break;
            case CallEntry e: Calls.TryAdd(e.Id, e); break;
            case PostEntry e: Posts.TryAdd(e.DraftId, e); break;
            case MetricsEntry e: Count(e.Metrics); break;
            case PolicySeedEntry e: Seed(e); break;
            case RuleSeedEntry e: Seed(e); break;
            case RuleFiredEntry e: Fired(e); break;
        }
    }

    public PolicyRow Put(string policy, string json, string by)
    {
        var row = new PolicyRow(policy, json, (Policies.GetValueOrDefault(policy)?.Version ?? 0) + 1, clock.GetUtcNow(), by);
        Policies[policy] = row;
        Version++;
        return row;
    }

    public void Put(RuleRow rule)
    {
        rule = Rules[rule.Name] = rule with { Version = rule.Version + 1 };
        RuleChanges.Add(new(clock.GetUtcNow(), rule));
        Version++;
    }

    public CompanyTables Tables() => new()
    {
        Events = [.. Events.All],
        Proposals = [.. Proposals.All],
        Runs = [.. Runs.All],
        Calls = [.. Calls.All],
        Posts = [.. Posts.All],
        Metrics = [.. Metrics.Values],
        Quota = [.. Quota.Select(q => new QuotaEntry(Key, q.Key.Gate, q.Key.Day, q.Value.Count, q.Value.Usd))],
        Policies = [.. Policies.Values],
        Rules = [.. Rules.Values],
        RuleChanges = [.. RuleChanges],
        Version = Version,
    };

    /// <summary>Takes the rows as they are; for a company that has none yet.</summary>
    public void Fill(CompanyTables tables)
    {
        foreach (var e in tables.Events) Events.TryAdd(e.Id, e);
        foreach (var proposal in tables.Proposals) Add(proposal);
        foreach (var run in tables.Runs) Runs.TryAdd(run.Id, run);
        foreach (var call in tables.Calls) Calls.TryAdd(call.Id, call);
        foreach (var post in tables.Posts) Posts.TryAdd(post.DraftId, post);
        foreach (var metrics in tables.Metrics) Count(metrics);
        foreach (var quota in tables.Quota) Move(quota);
        foreach (var policy in tables.Policies) Policies[policy.Key] = policy;
        foreach (var rule in tables.Rules) Rules[rule.Name] = rule;
        RuleChanges.AddRange(tables.RuleChanges);
        Version = tables.Version;
    }

    private void Add(EventEntry e, long write)
    {
        if (Events.Has(e.Id)) return;
        Events.TryAdd(e.Id, new(
            e.Id, new EventCursor(write, Events.All.Count + 1), e.Company, e.At, e.Agent, e.Kind, e.Title, e.Summary, e.Tags, e.Refs, e.Cause, e.Data, e.Untrusted));
    }

    private void Add(ProposalRecord proposal)
    {
        if (Proposals.Has(proposal.Id)) return;
        if (proposal.IdempotencyKey is { } once && !ByIdempotencyKey.TryAdd(once, proposal.Id))
            throw new InvalidOperationException($"Company {Key} already has a proposal with the idempotency key '{once}'.");
        Proposals.TryAdd(proposal.Id, proposal);
        if (proposal.Status == ProposalStatus.Pending) _pending.Add(_pendingPlaces[proposal.Id] = (proposal.CreatedAt, Proposals.All.Count, proposal.Id));
    }

    private void Decide(DecisionEntry e)
    {
        if (Proposals.Find(e.Id) is not { Status: ProposalStatus.Pending } proposal) return;
        Proposals.Replace(e.Id, proposal with
        {
            Status = e.Status,
            Gate = e.Gate,
            Rejection = e.Rejection,
            MissionId = e.MissionId,
            DecidedAt = e.DecidedAt,
            DecidedBy = e.DecidedBy,
            Note = e.Note,
        });
        if (e.Status != ProposalStatus.Pending && _pendingPlaces.Remove(e.Id, out var place)) _pending.Remove(place);
    }

    private void Count(PostMetrics metrics)
    {
        if (Posts.Has(metrics.DraftId) && !(Metrics.GetValueOrDefault(metrics.DraftId)?.At > metrics.At)) Metrics[metrics.DraftId] = metrics;
    }

    private void Move(QuotaEntry e)
    {
        var now = Quota.GetValueOrDefault((e.Gate, e.Day));
        var moved = new QuotaCount(now.Count + e.Count, now.Usd + e.Usd);
        if (moved == default) Quota.Remove((e.Gate, e.Day));
        else Quota[(e.Gate, e.Day)] = moved;
    }

    private void Seed(PolicySeedEntry e)
    {
        if (!Policies.ContainsKey(e.Key)) Put(e.Key, e.Value.ToString(), e.By);
    }

    private void Seed(RuleSeedEntry e)
    {
        if (Rules.ContainsKey(e.Rule.Name)) return;
        var rule = e.Rule;
        Put(new RuleRow(
            rule.Name, rule.TriggerEvent, rule.Conditions.ToString(), rule.ActionConfig.ToString(), rule.CooldownMinutes, rule.Enabled, 0, null, 0, "template"));
    }

    private void Fired(RuleFiredEntry e)
    {
        if (Rules.TryGetValue(e.Name, out var rule)) Rules[e.Name] = rule with { FireCount = rule.FireCount + e.Times, LastFiredAt = e.At };
    }
}
