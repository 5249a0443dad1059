using AgentOps.Api.Lists;

namespace AgentOps.Api.Agents;

/// <summary>Reads what agents are at.</summary>
internal sealed class AgentQueries(NpgsqlDataSource database)
{
    /// <summary>The agents with a mission that runs.</summary>
    internal async Task<HashSet<string>> Working(CompanyKey company, CancellationToken cancellationToken) =>
    [
        .. await new SqlList("select distinct agent from ops_missions")
            .Where("company = {0}", company.Value)
            .Where("status = 'running'")
            .All(database, row => row.GetString(0), cancellationToken),
    ];
}
