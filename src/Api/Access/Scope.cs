using AgentOps.Causes;

namespace AgentOps.Api.Access;

/// <summary>Who asks, and of which company: what <see cref="AccessGate"/> found out before the handler runs.</summary>
internal sealed class Scope(ApiKey? key, CompanyKey company)
{
    /// <summary>The key behind the request; null for those who may look without one.</summary>
    public ApiKey? Key { get; } = key;

    /// <summary>The company in the address; empty for addresses without one.</summary>
    public CompanyKey Company { get; } = company;

    /// <summary>The key's name, for histories and the audit trail.</summary>
    public string Name => Key?.Name ?? "anyone";

    /// <summary>The person behind the key.</summary>
    public Actor Actor => new(Name, Person: true);

    /// <summary>A grain of the company itself.</summary>
    public T Grain<T>(IGrainFactory grains) where T : IGrainWithStringKey => grains.GetGrain<T>(Company.Grain);

    /// <summary>Gives handlers their <see cref="Scope"/> parameter.</summary>
    public static ValueTask<Scope?> BindAsync(HttpContext context) => new(context.Features.Get<Scope>());
}
