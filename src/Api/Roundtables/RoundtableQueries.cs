using System.Text.Json;
using AgentOps.Api.Lists;
using AgentOps.Json;

namespace AgentOps.Api.Roundtables;

/// <summary>Reads <c>ops_roundtable_queue</c>.</summary>
internal sealed class RoundtableQueries(NpgsqlDataSource database)
{
    /// <summary>Conversations newest first: their ids are UUIDv7, so by age.</summary>
    internal Task<Page<RoundtableView>> List(CompanyKey company, RoundtableFilter filter, TimeCursor after, int size, CancellationToken cancellationToken) =>
        new SqlList("select doc::text from ops_roundtable_queue")
            .Where("company = {0}", company.Value)
            .Where("id < {0}", after.Id)
            .WhereGiven("status = {0}", filter.Status)
            .WhereGiven("format = {0}", filter.Format)
            .WhereGiven("participants ? {0}", filter.Agent)
            .Then("order by id desc")
            .Page(database, size, Read, r => new TimeCursor(r.StartedAt, r.Id).ToString(), cancellationToken);

    private static RoundtableView Read(NpgsqlDataReader row) => JsonSerializer.Deserialize<StoredRoundtable>(row.GetString(0), Wire.State)!.ToView();
}
