using System.Text.Json;
using AgentOps.Api.Lists;
using AgentOps.Intake;
using AgentOps.Json;

namespace AgentOps.Api.Proposals;

/// <summary>Reads <c>ops_mission_proposals</c>, newest first.</summary>
internal sealed class ProposalQueries(NpgsqlDataSource database)
{
    private const string Select = "select doc::text from ops_mission_proposals";

    /// <summary>The inbox goes by its own index, by time; all else by id, which is a UUIDv7 and so by time too.</summary>
    internal Task<Page<ProposalView>> List(CompanyKey company, ProposalFilter filter, TimeCursor after, int size, CancellationToken cancellationToken)
    {
        var list = new SqlList(Select).Where("company = {0}", company.Value).WhereGiven("agent = {0}", filter.Agent).WhereGiven("source = {0}", filter.Source);
        list = filter.Status == "pending"
            ? list.Where("status = 'pending'").Where("(created_at, id) < ({0}, {1})", after.At, after.Id).Then("order by created_at desc, id desc")
            : list.WhereGiven("status = {0}", filter.Status).Where("id < {0}", after.Id).Then("order by id desc");
        return list.Page(database, size, Read, p => new TimeCursor(p.CreatedAt, p.Id).ToString(), cancellationToken);
    }

    internal Task<ProposalView?> Find(CompanyKey company, Guid id, CancellationToken cancellationToken) =>
        new SqlList(Select).Where("company = {0}", company.Value).Where("id = {0}", id).First(database, Read, cancellationToken);

    private static ProposalView Read(NpgsqlDataReader row) => ProposalView.Of(JsonSerializer.Deserialize<ProposalRecord>(row.GetString(0), Wire.State)!);
}
