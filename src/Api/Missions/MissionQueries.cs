using System.Text.Json;
using AgentOps.Api.Lists;
using AgentOps.Json;
using AgentOps.Missions;

namespace AgentOps.Api.Missions;

/// <summary>Reads <c>ops_missions</c>.</summary>
internal sealed class MissionQueries(NpgsqlDataSource database)
{
    private const string Select =
        "select id, proposal_id, title, agent, status, steps::text, created_at, started_at, finished_at, cause, root_cause from ops_missions";

    /// <summary>Missions newest first: their ids are UUIDv7, so by age.</summary>
    internal Task<Page<MissionView>> List(CompanyKey company, MissionFilter filter, TimeCursor after, int size, CancellationToken cancellationToken) =>
        new SqlList(Select)
            .Where("company = {0}", company.Value)
            .Where("id < {0}", after.Id)
            .WhereGiven("status = {0}", filter.Status)
            .WhereGiven("agent = {0}", filter.Agent)
            .Then("order by id desc")
            .Page(database, size, Read, m => new TimeCursor(m.CreatedAt, m.Id).ToString(), cancellationToken);

    private static MissionView Read(NpgsqlDataReader row)
    {
        var id = row.GetGuid(0);
        var steps = JsonSerializer.Deserialize<StoredStep[]>(row.GetString(5), Wire.State)!;
        return new(
            id, row.GetGuid(1), row.GetString(2), row.GetString(3), Enum.Parse<MissionStatus>(row.GetString(4), ignoreCase: true),
            [.. steps.Select(s => s.Of(id))], row.At(6), row.Time(7), row.Time(8), row.Text(9) ?? "", row.Text(10) ?? "");
    }
}
