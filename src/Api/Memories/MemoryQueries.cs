using System.Text.Json;
using AgentOps.Api.Lists;
using AgentOps.Memories;

namespace AgentOps.Api.Memories;

/// <summary>Reads <c>ops_agent_memory</c>, newest first.</summary>
internal sealed class MemoryQueries(NpgsqlDataSource database)
{
    /// <summary>An agent's memories older than its nth.</summary>
    internal Task<Page<MemoryView>> List(CompanyKey company, string agent, MemoryType? type, int before, int size, CancellationToken cancellationToken) =>
        new SqlList("""
            select id, type, content, confidence, tags::text, source, trace, superseded_by, promoted, untrusted, created_at, last_used_at
            from ops_agent_memory
            """)
            .Where("company = {0}", company.Value)
            .Where("agent = {0}", agent)
            .WhereGiven("type = {0}", type is { } of ? Word(of) : null)
            .Where("split_part(id, '.', 2)::int < {0}", before)
            .Then("order by split_part(id, '.', 2)::int desc")
            .Page(database, size, Read, m => MemoryCursor.Of(m.Id), cancellationToken);

    /// <summary>How many memories in force agents have, by type; of one agent or of all.</summary>
    internal async Task<ILookup<string, KeyValuePair<string, int>>> Counts(CompanyKey company, string? agent, CancellationToken cancellationToken)
    {
        var rows = await new SqlList("select agent, type, count(*)::int from ops_agent_memory")
            .Where("company = {0}", company.Value)
            .WhereGiven("agent = {0}", agent)
            .Where("superseded_by is null")
            .Then("group by 1, 2 order by 1, 2")
            .All(database, row => (Agent: row.GetString(0), Count: KeyValuePair.Create(row.GetString(1), row.GetInt32(2))), cancellationToken);
        return rows.ToLookup(r => r.Agent, r => r.Count);
    }

    private static MemoryView Read(NpgsqlDataReader row) => new(
        row.GetString(0), Enum.Parse<MemoryType>(row.GetString(1), ignoreCase: true), row.GetString(2), row.GetDecimal(3), Texts(row.GetString(4)), row.GetString(5), row.GetString(6),
        row.Text(7), row.GetBoolean(8), row.GetBoolean(9), row.At(10), row.Time(11));

    private static List<string> Texts(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.EnumerateArray().Select(t => t.GetString()!)];
    }

    private static string Word(MemoryType type) => type.ToString().ToLowerInvariant();
}
