using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using AgentOps.Companies;
using AgentOps.Events;
using AgentOps.Executors;
using AgentOps.Memories;
using AgentOps.Missions;
using AgentOps.Relationships;

namespace AgentOps.InMemory;

/// <summary>A company's own data for steps of the kinds <c>view</c>, <c>review</c> and <c>diagnose</c>, in memory.</summary>
public sealed class InMemoryCompanyReader(InMemoryDatabase database, InMemoryGrainStorage storage) : ICompanyReader
{
    /// <inheritdoc/>
    public Task<CompanyView> Read(CompanyKey company, CompanyQuery query, CancellationToken cancellationToken) => Task.FromResult(View(company, query));

    /// <inheritdoc/>
    public Task<FailedMission?> FailedMission(CompanyKey company, Guid? id, Guid except, CancellationToken cancellationToken)
    {
        var found = database.Read(company, c => c.NewestMissions().FirstOrDefault(m => m.Id != except && (id is null ? m.Status == MissionStatus.Failed : m.Id == id)));
        return Task.FromResult(found is null ? null : new FailedMission(found.Id.ToString(), found.Title, found.Agent, Word(found.Status), [.. found.Steps.Select(Executors.FailedMission.Step.Of)]));
    }

    private CompanyView View(CompanyKey company, CompanyQuery query)
    {
        var since = database.Clock.GetUtcNow().AddDays(-query.Days);
        bool Of(string? agent) => query.Agent is null || query.Agent == agent;
        bool Is(string status) => query.Status is null || query.Status == status;
        CompanyView Show(IEnumerable<CompanyCount> counts, IEnumerable<CompanyItem> items) => new([.. counts], [.. items.Take(query.Limit)]);

        var missions = database.Read(company, c => c.NewestMissions().TakeWhile(m => m.CreatedAt >= since).Where(m => Of(m.Agent)).ToArray());
        var proposals = database.Read(company, c => c.Proposals.Since(since).Where(p => Of(p.Agent)).ToArray());
        var posts = database.Read(company, c => c.Posts.Since(since).Reverse().Where(p => Of(p.Agent)).OrderByDescending(p => p.At).ToArray());
        var calls = database.Read(company, c => c.Calls.Since(since).Reverse().Where(p => Of(p.Agent)).ToArray());
        var agents = Agents(company).Where(a => Of(a.Key));
        IEnumerable<CompanyCount> missionCounts = missions.GroupBy(m => Word(m.Status)).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new CompanyCount($"missions {g.Key}", g.Count()));
        IEnumerable<CompanyCount> proposalCounts = proposals.GroupBy(p => Word(p.Status)).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new CompanyCount($"proposals {g.Key}", g.Count()));
        CompanyCount[] postCounts = [new("posts published", posts.Length)];
        CompanyCount[] callCounts = [new("model calls", calls.Length), new("tokens", calls.Sum(c => (decimal)c.Call.InputTokens + c.Call.OutputTokens)), new("USD spent", calls.Sum(c => c.Call.Usd))];
        return query.What switch
        {
            "overview" => Show(
                [new("agents", Agents(company).Length), .. missionCounts, .. proposalCounts, .. postCounts, .. callCounts],
                agents.Select(a => new CompanyItem(a.Key, $"{a.Name}, {a.Role}", null, a.Key, null, a.Tone))),
            "day" => Day(company, since, Of, Is, query.Limit),
            "missions" => Show(missionCounts, missions.Where(m => Is(Word(m.Status))).Select(Item)),
            "metrics" => Show(
                [.. missionCounts, .. proposalCounts, new("steps failed", missions.Sum(m => m.Steps.Count(s => s.Status == StepStatus.Failed))), .. postCounts, .. callCounts],
                missions.SelectMany(m => m.Steps).GroupBy(s => (s.Kind, Status: Word(s.Status))).Where(g => Is(g.Key.Status))
                    .OrderByDescending(g => g.Count()).ThenBy(g => g.Key.Kind, StringComparer.Ordinal).ThenBy(g => g.Key.Status, StringComparer.Ordinal)
                    .Select(g => new CompanyItem(g.Key.Kind, g.Key.Kind, g.Key.Status, null, g.Max(s => s.FinishedAt ?? s.StartedAt), $"{g.Count()} steps {g.Key.Status}"))),
            "events" => Events(company, since, Of, Is, query.Limit),
            "proposals" => Show(proposalCounts, proposals.Where(p => Is(Word(p.Status))).Select(p => new CompanyItem(p.Id.ToString(), p.Title, Word(p.Status), p.Agent, p.CreatedAt, p.Rejection ?? p.Reason))),
            "posts" => Show(postCounts, posts.Select(p => new CompanyItem(p.DraftId, p.Text, "published", p.Agent, p.At, null))),
            "costs" => Show(callCounts, calls.GroupBy(c => (c.Call.Provider, c.Call.Model, c.Call.Use)).OrderByDescending(g => g.Sum(c => c.Call.Usd)).ThenBy(g => g.Key.Model, StringComparer.Ordinal).ThenBy(g => g.Key.Use, StringComparer.Ordinal)
                .Select(g => new CompanyItem(g.Key.Model, $"{g.Key.Model} for {g.Key.Use}", g.Key.Provider, null, g.Max(c => c.Call.At), $"{g.Count()} calls"))),
            "agents" => Show([new("agents", Agents(company).Length)], agents.Select(a => new CompanyItem(a.Key, $"{a.Name}, {a.Role}", null, a.Key, null, a.Directive))),
            "policies" => Show([], database.Read(company, c => c.Policies.Values.ToImmutableArray()).Select(p => new CompanyItem(p.Key, p.Key, null, p.UpdatedBy, p.UpdatedAt, p.Json))),
            "runs" => Runs(company, since, query.Limit),
            "memory" => Memories(company, query, Of, Is),
            "relationships" => Pairs(company, query, Of),
            _ => CompanyView.Empty,
        };
    }

    private CompanyView Events(CompanyKey company, DateTimeOffset since, Func<string?, bool> of, Func<string, bool> isKind, int limit)
    {
        var events = database.Read(company, c => c.Events.Since(since).Where(e => of(e.Agent)).ToArray());
        return new(
            [.. events.GroupBy(e => e.Kind).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new CompanyCount(g.Key, g.Count()))],
            [.. events.Where(e => isKind(e.Kind)).Take(limit).Select(e => new CompanyItem(e.Id.ToString(), e.Title, e.Kind, e.Agent, e.At, e.Summary, e.Untrusted))]);
    }

    private CompanyView Day(CompanyKey company, DateTimeOffset since, Func<string?, bool> of, Func<string, bool> isKind, int limit)
    {
        var all = database.Read(company, c => c.Events.Since(since).ToArray());
        var told = all.Where(e => DayEvents.Names.ContainsKey(e.Kind) && of(e.Agent) && isKind(e.Kind)).ToArray();
        string? Gist(CompanyEvent e) => e.Summary ?? (e.Kind == EventKinds.MissionSucceeded
            ? all.FirstOrDefault(s => s.Kind == EventKinds.StepSucceeded && s.Refs.MissionId == e.Refs.MissionId)?.Summary : null);
        return new(
            [.. told.GroupBy(e => DayEvents.Names[e.Kind]).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => new CompanyCount(g.Key, g.Count()))],
            [.. told.Take(limit).Select(e => new CompanyItem(e.Id.ToString(), e.Title, e.Kind, e.Agent, e.At, Gist(e), e.Untrusted))]);
    }

    private CompanyView Runs(CompanyKey company, DateTimeOffset since, int limit)
    {
        var runs = database.Read(company, c => c.Runs.Since(since).Reverse().OrderByDescending(r => r.StartedAt).ToArray());
        return new(
            [new("heartbeats", runs.Length), new("heartbeats with a fault", runs.Count(r => r.Duties.Any(d => !d.Ok)))],
            [.. runs.Take(limit).Select(r => new CompanyItem(r.Id.ToString(), "Heartbeat", r.Duties.All(d => d.Ok) ? "ok" : "fault", null, r.StartedAt, $"{r.TookMs} ms"))]);
    }

    private CompanyView Memories(CompanyKey company, CompanyQuery query, Func<string?, bool> of, Func<string, bool> isType)
    {
        var memories = Agents(company).Where(a => of(a.Key))
            .SelectMany(a => (State<MemoryState>("memory", $"{company}/{a.Key}")?.Items ?? []).Where(m => m.Active).Select(m => (Agent: a.Key, Memory: m, Type: Word(m.Type))))
            .Where(m => isType(m.Type)).OrderByDescending(m => m.Memory.At).ThenBy(m => m.Agent, StringComparer.Ordinal).ThenByDescending(m => m.Memory.N).ToArray();
        return new(
            [.. memories.GroupBy(m => m.Type).Select(g => new CompanyCount($"memories: {g.Key}", g.Count())).OrderBy(c => c.Name, StringComparer.Ordinal)],
            [
                .. memories.Take(query.Limit).Select(m => new CompanyItem(
                    KeptMemory.Id(m.Agent, m.Memory.N), m.Memory.Text, m.Type, m.Agent, DateTimeOffset.FromUnixTimeSeconds(m.Memory.At),
                    string.Create(CultureInfo.InvariantCulture, $"confidence {m.Memory.Confidence}"), m.Memory.Untrusted ?? false)),
            ]);
    }

    private CompanyView Pairs(CompanyKey company, CompanyQuery query, Func<string?, bool> of)
    {
        var keys = Agents(company).Select(a => a.Key).Order(StringComparer.Ordinal).ToArray();
        var pairs = keys.SelectMany((a, i) => keys.Skip(i + 1).Select(b => State<RelationshipState>("relationship", new PairKey(company, a, b).ToString())))
            .OfType<RelationshipState>().Where(p => of(p.A) || of(p.B)).OrderByDescending(p => p.Affinity).ThenBy(p => p.A, StringComparer.Ordinal).ToArray();
        return new(
            [.. pairs.Take(20).Select(p => new CompanyCount($"{p.A} and {p.B}", p.Affinity))],
            [.. pairs.Take(query.Limit).Select(p => new CompanyItem($"{p.A}|{p.B}", $"{p.A} and {p.B}", null, null, null, p.Backstory))]);
    }

    private static CompanyItem Item(MissionState m) => new(
        m.Id.ToString(), m.Title, Word(m.Status), m.Agent, m.FinishedAt ?? m.CreatedAt,
        string.Join("; ", m.Steps.Select(s => $"{s.Kind} {Word(s.Status)}{(s.Error is null ? "" : $": {s.Error}")}")));

    private ImmutableArray<AgentInfo> Agents(CompanyKey company) => State<CompanyRow>("company", company.Grain)?.Agents ?? [];

    private T? State<T>(string name, string key) where T : class => storage.State<T>(name, key);

    private static string Word<T>(T value) where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
