using AgentOps.Api.Lists;

namespace AgentOps.Api.Routines;

/// <summary>Reads <c>ops_routines</c>.</summary>
internal sealed class RoutineQueries(NpgsqlDataSource database)
{
    /// <summary>Every routine of a company, by agent and name.</summary>
    internal Task<List<RoutineView>> All(CompanyKey company, CancellationToken cancellationToken) =>
        new SqlList("select agent, name, title, cron, time_zone, enabled, due_at, last_run_at, last_result from ops_routines")
            .Where("company = {0}", company.Value)
            .Then("order by agent, name")
            .All(database, Read, cancellationToken);

    private static RoutineView Read(NpgsqlDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetBoolean(5), row.Time(6), row.Time(7), row.Text(8));
}
