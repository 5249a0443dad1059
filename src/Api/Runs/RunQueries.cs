using System.Text.Json;
using AgentOps.Api.Lists;
using AgentOps.Heartbeats;
using AgentOps.Json;

namespace AgentOps.Api.Runs;

/// <summary>Reads <c>ops_action_runs</c>, newest first.</summary>
internal sealed class RunQueries(NpgsqlDataSource database)
{
    internal Task<Page<RunView>> List(CompanyKey company, TimeCursor after, int size, CancellationToken cancellationToken) =>
        new SqlList("select id, started_at, took_ms, duties::text from ops_action_runs")
            .Where("company = {0}", company.Value)
            .Where("id < {0}", after.Id)
            .Then("order by id desc")
            .Page(database, size, Read, r => new TimeCursor(r.StartedAt, r.Id).ToString(), cancellationToken);

    private static RunView Read(NpgsqlDataReader row) =>
        new(row.GetGuid(0), row.At(1), row.GetInt32(2), [.. JsonSerializer.Deserialize<DutyResult[]>(row.GetString(3), Wire.State)!.Select(DutyView.Of)]);
}
