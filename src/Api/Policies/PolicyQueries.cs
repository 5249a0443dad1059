using System.Globalization;
using AgentOps.Api.Lists;

namespace AgentOps.Api.Policies;

/// <summary>Reads <c>ops_policy</c> and its history.</summary>
internal sealed class PolicyQueries(NpgsqlDataSource database)
{
    /// <summary>A company's rows; all or one.</summary>
    internal Task<List<StoredPolicy>> Rows(CompanyKey company, string? key, CancellationToken cancellationToken) =>
        new SqlList("select key, value::text, version, updated_at, updated_by from ops_policy")
            .Where("company = {0}", company.Value)
            .WhereGiven("key = {0}", key)
            .Then("order by key")
            .All(database, row => new StoredPolicy(row.GetString(0), new(row.GetString(1)), row.GetInt64(2), row.At(3), row.GetString(4)), cancellationToken);

    /// <summary>The counter that every change of the company's policies raises.</summary>
    internal Task<long> Version(CompanyKey company, CancellationToken cancellationToken) =>
        new SqlList("select version from ops_company_version").Where("company = {0}", company.Value).First(database, row => row.GetInt64(0), cancellationToken);

    /// <summary>A policy's changes, newest first.</summary>
    internal Task<Page<PolicyChangeView>> History(CompanyKey company, string key, long before, int size, CancellationToken cancellationToken) =>
        new SqlList("select id, key, old_value::text, new_value::text, version, changed_at, changed_by, op from ops_policy_history")
            .Where("company = {0}", company.Value)
            .Where("key = {0}", key)
            .Where("id < {0}", before)
            .Then("order by id desc")
            .Page(database, size, ReadChange, c => c.Id, cancellationToken);

    private static PolicyChangeView ReadChange(NpgsqlDataReader row) => new(
        row.GetInt64(0).ToString(CultureInfo.InvariantCulture), row.GetString(1), row.Json(2), row.Json(3), row.GetInt64(4), row.At(5), row.GetString(6), row.GetString(7));
}
