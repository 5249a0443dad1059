using AgentOps.Api.Lists;

namespace AgentOps.Api.Costs;

/// <summary>Reads <c>ops_llm_calls</c> and the budget's counters.</summary>
internal sealed class CostQueries(NpgsqlDataSource database)
{
    private const int Most = 1_000;

    /// <summary>What a caller may group by, as SQL; <c>{0}</c> stands for the company's time zone.</summary>
    internal static string? Grouping(string by) => by switch
    {
        "agent" => "coalesce(agent, '-')",
        "model" => "provider || '/' || model",
        "use" => "\"use\"",
        "day" => "to_char(at at time zone $2, 'YYYY-MM-DD')",
        _ => null,
    };

    internal async Task<List<CostView>> List(CompanyKey company, string grouping, string timeZone, CancellationToken cancellationToken)
    {
        var byDay = grouping.Contains("$2", StringComparison.Ordinal);
        var list = new SqlList($"select {grouping} as key, count(*), sum(input_tokens)::bigint, sum(output_tokens)::bigint, sum(usd) from ops_llm_calls")
            .Where("company = {0}", company.Value);
        if (byDay) list.Where("{0}::text is not null", timeZone);
        return await list.Then(byDay ? "group by 1 order by 1 desc" : "group by 1 order by 5 desc, 1").Limit(Most).All(
            database, row => new CostView(row.GetString(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetDecimal(4)), cancellationToken);
    }

    /// <summary>USD of the budget's counter on a day, or reserved (<c>open</c>).</summary>
    internal Task<decimal> Budget(CompanyKey company, string day, CancellationToken cancellationToken) =>
        new SqlList("select usd from ops_quota").Where("company = {0}", company.Value).Where("gate = 'llm_budget'").Where("day = {0}", day)
            .First(database, row => row.GetDecimal(0), cancellationToken);
}
