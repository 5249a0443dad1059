using AgentOps.Api.Lists;

namespace AgentOps.Api.Initiatives;

/// <summary>Reads <c>ops_initiative_queue</c>.</summary>
internal sealed class InitiativeQueries(NpgsqlDataSource database)
{
    /// <summary>Every agent that ever had an initiative.</summary>
    internal Task<List<(string Agent, Guid? Id, DateTimeOffset? QueuedAt, DateTimeOffset? LastAt, string? LastError)>> All(CompanyKey company, CancellationToken cancellationToken) =>
        new SqlList("select agent, id, queued_at, last_at, last_error from ops_initiative_queue")
            .Where("company = {0}", company.Value)
            .Then("order by agent")
            .All(database, row => (row.GetString(0), row.Id(1), row.Time(2), row.Time(3), row.Text(4)), cancellationToken);
}
