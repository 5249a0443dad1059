using AgentOps.Json;
using AgentOps.Kinds;
using AgentOps.Policies;

namespace AgentOps.Companies;

/// <summary>
/// The policy rows a new company starts with: every key has one, so that a person can change any of them with a plain SQL UPDATE (SPEC §2.4). What the
/// template does not say has its default, the post quota the cautious one of new companies.
/// </summary>
internal static class FirstPolicies
{
    private static readonly JsonText CautiousQuota = new("""{"limit": 5}""");

    internal static IEnumerable<(string Key, JsonText Value)> Of(Template template)
    {
        var kinds = StepKinds.All.Select(k => k.Name).Concat(template.ExternalKinds.Select(k => k.Name));
        var keys = PolicyCatalog.Keys.Concat(kinds.Select(kind => PolicyCatalog.WorkerPrefix + kind)).Union(template.Policies.Keys);
        foreach (var key in keys)
        {
            yield return (key, template.Policies.TryGetValue(key, out var value) ? value
                : key == PolicyCatalog.XDailyQuota.Key ? CautiousQuota
                : PolicyCatalog.Default(key));
        }
    }
}
