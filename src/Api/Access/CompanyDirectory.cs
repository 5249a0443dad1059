using System.Collections.Concurrent;
using AgentOps.Companies;
using AgentOps.Policies;

namespace AgentOps.Api.Access;

/// <summary>Which companies exist, and which may be watched without a key. What is known is at most a second old.</summary>
internal sealed class CompanyDirectory(IGrainFactory grains, [FromKeyedServices(Clocks.Wall)] TimeProvider time)
{
    private const int Most = 10_000;
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<CompanyKey, (bool Is, long At)> _exist = new();
    private readonly ConcurrentDictionary<CompanyKey, (bool Is, long At)> _public = new();

    /// <summary>Whether the company exists.</summary>
    internal async ValueTask<bool> Exists(CompanyKey company) =>
        Known(_exist, company) ?? Learn(_exist, company, await grains.GetGrain<ICompanyGrain>(company.Grain).Get() is not null);

    /// <summary>Whether anyone may watch the company (policy <c>company</c>, <c>public_stage</c>).</summary>
    internal async ValueTask<bool> IsPublic(CompanyKey company) =>
        await Exists(company)
        && (Known(_public, company)
            ?? Learn(_public, company, (await grains.GetGrain<IPolicyGrain>(company.Grain).Get()).Get(PolicyCatalog.Company).PublicStage));

    /// <summary>A company was created or deleted here.</summary>
    internal void Forget(CompanyKey company)
    {
        _exist.TryRemove(company, out _);
        _public.TryRemove(company, out _);
    }

    private bool? Known(ConcurrentDictionary<CompanyKey, (bool Is, long At)> known, CompanyKey company) =>
        known.TryGetValue(company, out var entry) && time.GetElapsedTime(entry.At) < Fresh ? entry.Is : null;

    private bool Learn(ConcurrentDictionary<CompanyKey, (bool Is, long At)> known, CompanyKey company, bool value)
    {
        // Made-up names must not fill the memory.
        if (known.Count >= Most) known.Clear();
        known[company] = (value, time.GetTimestamp());
        return value;
    }
}
