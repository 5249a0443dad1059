using System.Collections.Immutable;
using AgentOps.Json;
using AgentOps.Policies;
using AgentOps.Triggers;

namespace AgentOps.InMemory;

/// <summary>People's tables in memory.</summary>
public sealed class InMemoryPolicyStore(InMemoryDatabase database) : IPolicyStore
{
    /// <inheritdoc/>
    public Task<long> Version(CompanyKey company, CancellationToken cancellationToken) => Task.FromResult(database.Read(company, c => c.Version));

    /// <inheritdoc/>
    public Task<PolicyTables> Load(CompanyKey company, CancellationToken cancellationToken) =>
        Task.FromResult(database.Read(company, c => new PolicyTables(c.Version, [.. c.Policies.Values], [.. c.Rules.Values])));

    /// <inheritdoc/>
    public Task<long?> Put(CompanyKey company, string key, JsonText value, long? ifMatch, string by, CancellationToken cancellationToken)
    {
        var version = database.Read(company, c =>
        {
            var current = c.Policies.GetValueOrDefault(key)?.Version ?? 0;
            return ifMatch is { } expected && expected != current ? (long?)null : c.Put(key, value.ToString(), by).Version;
        });
        if (version is not null) database.Changed(company);
        return Task.FromResult(version);
    }

    /// <inheritdoc/>
    public Task<bool> PutRule(CompanyKey company, TriggerRule rule, string by, CancellationToken cancellationToken)
    {
        var found = database.Read(company, c =>
        {
            if (!c.Rules.TryGetValue(rule.Name, out var row)) return false;
            c.Put(row with
            {
                Conditions = rule.Conditions.ToString(),
                ActionConfig = rule.ActionConfig.ToString(),
                CooldownMinutes = rule.CooldownMinutes,
                Enabled = rule.Enabled,
                UpdatedBy = by,
            });
            return true;
        });
        if (found) database.Changed(company);
        return Task.FromResult(found);
    }
}
