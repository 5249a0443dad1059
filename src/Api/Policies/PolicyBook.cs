using System.Text.Json.Nodes;
using AgentOps.Api.Access;
using AgentOps.Json;
using AgentOps.Policies;

namespace AgentOps.Api.Policies;

/// <summary>Puts together what the table holds and what is in force.</summary>
internal sealed class PolicyBook(PolicyQueries queries, IGrainFactory grains)
{
    /// <summary>Every policy of the company, in the order of SPEC §2.4, worker policies last.</summary>
    internal async Task<List<PolicyView>> All(Scope scope, CancellationToken cancellationToken)
    {
        var rows = (await queries.Rows(scope.Company, null, cancellationToken)).ToDictionary(r => r.Key);
        var inForce = await InForce(scope, cancellationToken);
        var workers = rows.Keys.Where(k => !PolicyCatalog.Keys.Contains(k) && PolicyCatalog.Shape(k) is not null).Order(StringComparer.Ordinal);
        return [.. PolicyCatalog.Keys.Concat(workers).Select(key => View(key, rows.GetValueOrDefault(key), inForce))];
    }

    /// <summary>One policy; null when there is none of that key.</summary>
    internal async Task<PolicyView?> One(Scope scope, string key, CancellationToken cancellationToken)
    {
        if (PolicyCatalog.Shape(key) is null) return null;
        var rows = await queries.Rows(scope.Company, key, cancellationToken);
        return View(key, rows.FirstOrDefault(), await InForce(scope, cancellationToken));
    }

    /// <summary>The set in force, not older than the table: the rows were read before.</summary>
    private async Task<PolicySet> InForce(Scope scope, CancellationToken cancellationToken)
    {
        var grain = scope.Grain<IPolicyGrain>(grains);
        var set = await grain.Get();
        return set.Version < await queries.Version(scope.Company, cancellationToken) ? await grain.Refresh(cancellationToken) : set;
    }

    private static PolicyView View(string key, StoredPolicy? row, PolicySet inForce)
    {
        var fallback = PolicyCatalog.Default(key);
        var value = inForce.Values.TryGetValue(key, out var good) ? new JsonText(good) : fallback;
        var invalid = row is null || good is not null && Same(good, row.Value.Value)
            ? null
            : new InvalidView(row.Value, "This value in the table does not fit the schema; the last good value stays in force.");
        return new(key, value, row?.Version ?? 0, PolicyCatalog.Schema(key), fallback, row?.UpdatedAt, row?.UpdatedBy, invalid);
    }

    private static bool Same(string one, string other) => one == other || JsonNode.DeepEquals(JsonNode.Parse(one), JsonNode.Parse(other));
}
