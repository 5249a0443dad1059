using AgentOps.Json;
using AgentOps.Triggers;

namespace AgentOps.Policies;

/// <summary>People's tables: <c>ops_policy</c> and <c>ops_trigger_rules</c>, with a version counter a company.</summary>
public interface IPolicyStore
{
    /// <summary>The company's version counter; every change of a policy or rule raises it.</summary>
    Task<long> Version(CompanyKey company, CancellationToken cancellationToken);

    /// <summary>All rows as they stand, valid or not, with the counter they were read at.</summary>
    Task<PolicyTables> Load(CompanyKey company, CancellationToken cancellationToken);

    /// <summary>Writes a policy row. Returns its new version, or null when <paramref name="ifMatch"/> is not the current one.</summary>
    Task<long?> Put(CompanyKey company, string key, JsonText value, long? ifMatch, string by, CancellationToken cancellationToken);

    /// <summary>Writes a rule's conditions, action, cooldown and switch. False when there is no such rule.</summary>
    Task<bool> PutRule(CompanyKey company, TriggerRule rule, string by, CancellationToken cancellationToken);
}
