using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AgentOps.Companies;
using AgentOps.InMemory;
using AgentOps.Intake;
using AgentOps.Journals;
using AgentOps.Json;
using AgentOps.Keys;
using AgentOps.Outcomes;
using AgentOps.Silo.Postgres.Archives;
using AgentOps.Silo.Postgres.Migrations;

namespace AgentOps.Silo.Rehearsals.Archives;

/// <summary>Archives of companies, read into memory and written from there, in the form that PostgreSQL's are exported and imported in (docs/adr/0007).</summary>
internal static class SnapshotFile
{
    private const string State = "state";

    /// <summary>An archive's rows hold every column: an import takes the columns of a table from its first row.</summary>
    private static readonly JsonSerializerOptions Columns = new(Wire.Policy) { DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.Never };

    private static readonly IReadOnlyDictionary<string, Type> StateTypes = (
        from grain in typeof(CompanyGrain).Assembly.GetTypes()
        from constructor in grain.GetConstructors()
        from parameter in constructor.GetParameters()
        let state = parameter.GetCustomAttribute<PersistentStateAttribute>()
        where state is not null
        select (state.StateName, Type: parameter.ParameterType.GetGenericArguments()[0])).ToDictionary(s => s.StateName, s => s.Type);

    /// <summary>Reads a company.</summary>
    /// <exception cref="ArchiveException">It is no archive that this program can read.</exception>
    public static async Task<CompanySnapshot> Read(Stream from, CancellationToken cancellationToken)
    {
        JsonObject? head = null;
        var (company, rows) = ("", new Dictionary<string, List<JsonObject>>());
        await foreach (var (table, row) in ArchiveLines.Read(from, cancellationToken))
        {
            if (head is null) (head, company) = (row, (string)row["company"]!);
            else if (rows.TryGetValue(table, out var known)) known.Add(row);
            else rows[table] = [row];
        }

        ImmutableArray<T> All<T>(string table) => [.. rows.GetValueOrDefault(table, []).Select(row => row.Deserialize<T>(Wire.Policy)!)];
        try
        {
            var posts = All<PostRow>("ops_posts");
            var tables = new CompanyTables
            {
                Events = [.. All<EventRow>("ops_agent_events").Select(r => SnapshotRows.Read(r, company))],
                Proposals = [.. All<ProposalRow>("ops_mission_proposals").Select(r => JsonSerializer.Deserialize<ProposalRecord>(r.Doc.Value, Wire.State)!)],
                Runs = [.. All<RunRow>("ops_action_runs").Select(SnapshotRows.Read)],
                Calls = [.. All<CallRow>("ops_llm_calls").Select(r => SnapshotRows.Read(r, company)).OrderBy(c => c.Call.At)],
                Posts = [.. posts.Select(r => SnapshotRows.Read(r, company)).OrderBy(p => p.At)],
                Metrics = [.. posts.Select(SnapshotRows.Metrics).OfType<PostMetrics>()],
                Quota = [.. All<QuotaRow>("ops_quota_moves").Select(r => new QuotaEntry(company, r.Gate, r.Day, r.Count, r.Usd))],
                Policies = [.. All<PolicyTableRow>("ops_policy").Select(SnapshotRows.Read)],
                Rules = [.. All<RuleTableRow>("ops_trigger_rules").Select(SnapshotRows.Read)],
                RuleChanges = [.. All<RuleHistoryRow>("ops_trigger_rules_history").Select(SnapshotRows.Read).OfType<RuleChange>()],
                Version = All<VersionRow>("ops_company_version").Select(v => v.Version).FirstOrDefault(),
            };
            return new(
                CompanyKey.Parse(company), DateTimeOffset.Parse((string)head!["exportedAt"]!, CultureInfo.InvariantCulture), tables,
                [.. rows.GetValueOrDefault(State, []).Select(row => ReadState(row, company))],
                [.. (head[SnapshotReminder.Member] as JsonArray ?? []).Select(r => SnapshotReminder.Of(r!))], All<AuditRow>("ops_audit"));
        }
        catch (Exception odd) when (odd is JsonException or InvalidOperationException or FormatException or ArgumentNullException or NullReferenceException)
        {
            throw new ArchiveException($"The archive holds a row that does not fit: {odd.Message}", inner: odd);
        }
    }

    /// <summary>Writes a company.</summary>
    public static async Task Write(CompanySnapshot company, Stream to, CancellationToken cancellationToken)
    {
        await using var gzip = new GZipStream(to, CompressionLevel.Fastest, leaveOpen: true);
        await using var lines = new StreamWriter(gzip, new UTF8Encoding(false), 64 * 1024);
        var count = 0L;
        async Task Line(JsonNode line) => await lines.WriteLineAsync(line.ToJsonString(Wire.State).AsMemory(), cancellationToken);
        async Task Rows<T>(string table, IEnumerable<T> rows)
        {
            foreach (var row in rows)
            {
                await Line(new JsonObject { ["t"] = table, ["r"] = JsonSerializer.SerializeToNode(row, Columns) });
                count++;
            }
        }

        await Line(new JsonObject
        {
            ["agentops"] = ArchiveWriter.Version, ["company"] = company.Company.Value, ["schema"] = MigrationFiles.All[^1].Name,
            ["exportedAt"] = company.At.ToString("O", CultureInfo.InvariantCulture),
            [SnapshotReminder.Member] = new JsonArray([.. company.Reminders.Select(r => r.ToJson())]),
        });
        var (tables, metrics) = (company.Tables, company.Tables.Metrics.ToDictionary(m => m.DraftId));
        await Rows("ops_agent_events", tables.Events.Select(SnapshotRows.Row));
        await Rows("ops_action_runs", tables.Runs.Select(SnapshotRows.Row));
        await Rows("ops_company_version", [new VersionRow(tables.Version)]);
        await Rows("ops_llm_calls", tables.Calls.Select(SnapshotRows.Row));
        await Rows("ops_mission_proposals", tables.Proposals.Select(SnapshotRows.Row));
        await Rows("ops_policy", tables.Policies.Select(SnapshotRows.Row));
        await Rows("ops_posts", tables.Posts.Select(p => SnapshotRows.Row(p, metrics.GetValueOrDefault(p.DraftId))));
        await Rows("ops_quota_moves", tables.Quota.Select(q => new QuotaRow(q.Gate, q.Day, q.Count, q.Usd)));
        await Rows("ops_trigger_rules", tables.Rules.Select(r => SnapshotRows.Row(r, tables.RuleChanges.Where(c => c.Rule.Name == r.Name).Select(c => c.At).LastOrDefault(company.At))));
        await Rows("ops_trigger_rules_history", tables.RuleChanges.Select(SnapshotRows.HistoryRow));
        await Rows(State, company.States.Select(s => Row(s, company)));
        await Line(new JsonObject { ["end"] = count });
    }

    private static JsonObject Row(StoredState row, CompanySnapshot company)
    {
        var doc = JsonSerializer.SerializeToNode(row.State, row.State.GetType(), Wire.State)!.AsObject();
        doc.Remove("journal");
        return new()
        {
            ["name"] = row.Name, ["key"] = row.Key[(company.Company.Value.Length + 1)..], ["version"] = row.Version,
            ["at"] = company.At.ToString("O", CultureInfo.InvariantCulture), ["doc"] = doc,
        };
    }

    private static StoredState ReadState(JsonObject row, string company)
    {
        var name = (string)row["name"]!;
        if (!StateTypes.TryGetValue(name, out var type)) throw new ArchiveException($"The archive has a state '{name}' that this program does not know: it was made by a newer one.");
        return new(name, $"{company}/{(string)row["key"]!}", (int)row["version"]!, (IJournaled)row["doc"].Deserialize(type, Wire.State)!);
    }
}
