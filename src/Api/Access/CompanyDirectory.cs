using System.Collections.Concurrent;
using AgentOps.Policies;

namespace AgentOps.Api.Access;

/// <summary>Which companies exist, and which may be watched without a key. What is known is at most a second old.</summary>
internal sealed class CompanyDirectory(NpgsqlDataSource database, IGrainFactory grains, TimeProvider time)
{
    private const int Most = 10_000;
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<CompanyKey, long> _seen = new();
    private readonly ConcurrentDictionary<CompanyKey, (bool Public, long At)> _stages = new();

    /// <summary>Whether the company exists. Only existing ones are remembered, so that made-up names fill nothing.</summary>
    internal async ValueTask<bool> Exists(CompanyKey company, CancellationToken cancellationToken)
    {
        if (_seen.TryGetValue(company, out var at) && time.GetElapsedTime(at) < Fresh) return true;
        await using var command = database.CreateCommand("select 1 from ops_companies where key = $1");
        command.CommandTimeout = 10;
        command.Parameters.AddWithValue(company.Value);
        if (await command.ExecuteScalarAsync(cancellationToken) is null) return false;
        if (_seen.Count >= Most) _seen.Clear();
        _seen[company] = time.GetTimestamp();
        return true;
    }

    /// <summary>Whether anyone may watch the company (policy <c>company</c>, <c>public_stage</c>).</summary>
    internal async ValueTask<bool> IsPublic(CompanyKey company, CancellationToken cancellationToken)
    {
        if (_stages.TryGetValue(company, out var known) && time.GetElapsedTime(known.At) < Fresh) return known.Public;
        if (!await Exists(company, cancellationToken)) return false;
        var policies = await grains.GetGrain<IPolicyGrain>(company.Grain).Get();
        if (_stages.Count >= Most) _stages.Clear();
        return (_stages[company] = (policies.Get(PolicyCatalog.Company).PublicStage, time.GetTimestamp())).Public;
    }

    /// <summary>A company was created or deleted here.</summary>
    internal void Forget(CompanyKey company)
    {
        _seen.TryRemove(company, out _);
        _stages.TryRemove(company, out _);
    }
}
