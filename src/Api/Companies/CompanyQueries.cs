using System.Text.Json;
using AgentOps.Api.Agents;
using AgentOps.Api.Lists;
using AgentOps.Companies;
using AgentOps.Json;

namespace AgentOps.Api.Companies;

/// <summary>Reads <c>ops_companies</c>.</summary>
internal sealed class CompanyQueries(NpgsqlDataSource database)
{
    /// <summary>Companies newest first; only one of them for a key bound to it.</summary>
    internal Task<Page<CompanyView>> List(CompanyKey? only, TimeCursor after, int size, CancellationToken cancellationToken) =>
        new SqlList("select key, name, template, state, agents::text, created_at from ops_companies")
            .WhereGiven("key = {0}", only?.Value)
            .Where("created_at < {0}", after.At)
            .Then("order by created_at desc")
            .Page(database, size, Read, c => new TimeCursor(c.CreatedAt, default).ToString(), cancellationToken);

    private static CompanyView Read(NpgsqlDataReader row) => new(
        row.GetString(0),
        row.GetString(1),
        row.GetString(2),
        Enum.Parse<CompanyState>(row.GetString(3), ignoreCase: true),
        [.. JsonSerializer.Deserialize<AgentInfo[]>(row.GetString(4), Wire.State)!.Select(AgentView.Of)],
        row.At(5));
}
