using AgentOps.Api.Lists;

namespace AgentOps.Api.Companies;

/// <summary>Reads <c>ops_companies</c>.</summary>
internal sealed class CompanyQueries(NpgsqlDataSource database)
{
    /// <summary>Keys of companies, newest first; only one of them for a key bound to it.</summary>
    internal Task<Page<(string Key, DateTimeOffset CreatedAt)>> List(CompanyKey? only, TimeCursor after, int size, CancellationToken cancellationToken) =>
        new SqlList("select key, created_at from ops_companies")
            .WhereGiven("key = {0}", only?.Value)
            .Where("created_at < {0}", after.At)
            .Then("order by created_at desc")
            .Page(database, size, row => (row.GetString(0), row.At(1)), c => new TimeCursor(c.Item2, default).ToString(), cancellationToken);
}
