using System.Collections.Immutable;
using AgentOps.Events;
using AgentOps.Heartbeats;
using AgentOps.Intake;
using AgentOps.Journals;
using AgentOps.Missions;
using AgentOps.Outcomes;

namespace AgentOps.InMemory;

/// <summary>
/// The company's tables in memory: what PostgreSQL and its journal trigger do, for simulated time and for tests of grains (ARCHITECTURE §2).
/// One instance is one database; the ports in this folder read it, <see cref="InMemoryGrainStorage"/> writes it. Every method may be called from any thread.
/// </summary>
/// <param name="clock">Stamps changes of policies and rules.</param>
public sealed class InMemoryDatabase(TimeProvider clock)
{
    private readonly Dictionary<string, InMemoryCompany> _companies = new(StringComparer.Ordinal);
    private long _write;

    internal Lock Gate { get; } = new();
    internal TimeProvider Clock { get; } = clock;

    /// <summary>Raised after a change of a company's policies or rules, outside any lock: the wake-up that NOTIFY is on PostgreSQL.</summary>
    public event Action<CompanyKey>? PoliciesChanged;

    /// <summary>A company's events in order.</summary>
    public ImmutableArray<CompanyEvent> Events(CompanyKey company) => Read(company, c => c.Events.All.ToImmutableArray());

    /// <summary>A company's proposals in the order they were recorded, as they stand.</summary>
    public ImmutableArray<ProposalRecord> Proposals(CompanyKey company) => Read(company, c => c.Proposals.All.ToImmutableArray());

    /// <summary>A company's missions as last written, oldest first.</summary>
    public ImmutableArray<MissionState> Missions(CompanyKey company) => Read(company, c => c.Missions.ToImmutableArray());

    /// <summary>A counter of <c>ops_quota</c>; zero when there is no such row.</summary>
    public QuotaCount Quota(CompanyKey company, string gate, string day) => Read(company, c => c.Quota.GetValueOrDefault((gate, day)));

    /// <summary>Heartbeats as recorded in <c>ops_action_runs</c>.</summary>
    public ImmutableArray<HeartbeatRun> Runs(CompanyKey company) => Read(company, c => c.Runs.All.ToImmutableArray());

    /// <summary>Model calls as recorded in <c>ops_llm_calls</c>.</summary>
    public ImmutableArray<CallEntry> Calls(CompanyKey company) => Read(company, c => c.Calls.All.ToImmutableArray());

    /// <summary>The timeline, <c>ops_posts</c>.</summary>
    public ImmutableArray<PostEntry> Posts(CompanyKey company) => Read(company, c => c.Posts.All.ToImmutableArray());

    /// <summary>The last counts of a post; null while there are none.</summary>
    public PostMetrics? Metrics(CompanyKey company, string draftId) => Read(company, c => c.Metrics.GetValueOrDefault(draftId));

    /// <summary>All of a company's rows.</summary>
    public CompanyTables Tables(CompanyKey company) => Read(company, c => c.Tables());

    /// <summary>Puts the rows of a company there that has none yet. What is written later comes after its events.</summary>
    public void Fill(CompanyKey company, CompanyTables tables)
    {
        lock (Gate)
        {
            Company(company.Value).Fill(tables);
            if (!tables.Events.IsEmpty) _write = Math.Max(_write, tables.Events[^1].Cursor.Xid);
        }
    }

    /// <summary>Applies a write's journal as the trigger does: all of it, in order, each entry at most once.</summary>
    /// <returns>The rows to plant.</returns>
    internal IReadOnlyList<RowEntry> Apply(ImmutableArray<JournalEntry> journal)
    {
        List<RowEntry> rows = [];
        HashSet<string> changed = [];
        List<InMemoryCompany> waking = [];
        lock (Gate)
        {
            _write++;
            foreach (var entry in journal)
            {
                if (entry is RowEntry row)
                {
                    rows.Add(row);
                    continue;
                }

                var company = Company(CompanyOf(entry));
                var (events, version) = (company.Events.All.Count, company.Version);
                company.Apply(entry, _write);
                if (company.Events.All.Count != events && !waking.Contains(company)) waking.Add(company);
                if (company.Version != version) changed.Add(company.Key);
            }

            foreach (var company in waking) company.Wake();
        }

        foreach (var company in changed) Changed(CompanyKey.Parse(company));
        return rows;
    }

    internal void Written(MissionState mission)
    {
        lock (Gate) Company(mission.Company).Written(mission);
    }

    internal T Read<T>(CompanyKey company, Func<InMemoryCompany, T> read)
    {
        lock (Gate) return read(Company(company.Value));
    }

    internal void Changed(CompanyKey company) => PoliciesChanged?.Invoke(company);

    private InMemoryCompany Company(string key)
    {
        if (!_companies.TryGetValue(key, out var company)) _companies[key] = company = new(key, Clock);
        return company;
    }

    private static string CompanyOf(JournalEntry entry) => entry switch
    {
        EventEntry e => e.Company,
        ProposalEntry e => e.Company,
        DecisionEntry e => e.Company,
        QuotaEntry e => e.Company,
        RunEntry e => e.Company,
        CallEntry e => e.Company,
        PolicySeedEntry e => e.Company,
        RuleSeedEntry e => e.Company,
        RuleFiredEntry e => e.Company,
        PostEntry e => e.Company,
        MetricsEntry e => e.Company,
        _ => throw new NotSupportedException($"The in-memory database does not know journal entries of type {entry.GetType().Name}."),
    };
}
