using System.Collections.Immutable;
using System.Text.Json;
using AgentOps.Api.Lists;
using AgentOps.Json;
using AgentOps.Relationships;

namespace AgentOps.Api.Relationships;

/// <summary>Reads <c>ops_agent_relationships</c>.</summary>
internal sealed class RelationshipQueries(NpgsqlDataSource database)
{
    /// <summary>Every pair of a company, in alphabetical order.</summary>
    internal Task<List<RelationshipView>> All(CompanyKey company, CancellationToken cancellationToken) =>
        new SqlList("select a, b, affinity, total, positive, negative, backstory, log::text from ops_agent_relationships")
            .Where("company = {0}", company.Value)
            .Then("order by a, b")
            .All(database, Read, cancellationToken);

    private static RelationshipView Read(NpgsqlDataReader row) => RelationshipView.Of(new(
        row.GetString(0), row.GetString(1), row.GetDecimal(2), row.GetInt32(3), row.GetInt32(4), row.GetInt32(5), row.GetString(6),
        JsonSerializer.Deserialize<ImmutableArray<DriftEntry>>(row.GetString(7), Wire.State)));
}
