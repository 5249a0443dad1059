using System.Text.Json;
using AgentOps.Api.Lists;
using AgentOps.Intake;
using AgentOps.Json;

namespace AgentOps.Api.Proposals;

/// <summary>Reads <c>ops_mission_proposals</c>.</summary>
internal sealed class ProposalQueries(NpgsqlDataSource database)
{
    private const string Select = "select doc::text from ops_mission_proposals";

    internal Task<Page<ProposalView>> List(CompanyKey company, ProposalFilter filter, TimeCursor after, int size, CancellationToken cancellationToken) =>
        new SqlList(Select)
            .Where("company = {0}", company.Value)
            .Where("(created_at, id) < ({0}, {1})", after.At, after.Id)
            .WhereGiven("status = {0}", filter.Status)
            .WhereGiven("agent = {0}", filter.Agent)
            .WhereGiven("source = {0}", filter.Source)
            .Then("order by created_at desc, id desc")
            .Page(database, size, Read, p => new TimeCursor(p.CreatedAt, p.Id).ToString(), cancellationToken);

    internal Task<ProposalView?> Find(CompanyKey company, Guid id, CancellationToken cancellationToken) =>
        new SqlList(Select).Where("id = {0}", id).Where("company = {0}", company.Value).First(database, Read, cancellationToken);

    private static ProposalView Read(NpgsqlDataReader row) => ProposalView.Of(JsonSerializer.Deserialize<ProposalRecord>(row.GetString(0), Wire.State)!);
}
