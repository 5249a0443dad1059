using AgentOps.Api.Problems;

namespace AgentOps.Api.Access;

/// <summary>Before every endpoint: who asks, not too often, with the role it needs, for a company that exists and that the key opens.</summary>
internal sealed class AccessGate(RequestDelegate next, Caller caller, KeyRing ring, Throttle throttle, CompanyDirectory companies)
{
    public async Task Invoke(HttpContext context)
    {
        if (context.GetEndpoint() is { } endpoint && endpoint.Metadata.GetMetadata<Needs>() is { } needs
            && await Refusal(context, endpoint, needs) is { } fault)
        {
            await fault.ExecuteAsync(context);
            return;
        }

        await next(context);
    }

    private async ValueTask<Fault?> Refusal(HttpContext context, Endpoint endpoint, Needs needs)
    {
        var (key, bad) = needs.Role is null ? default : await caller.Find(context);
        if (TooMany(context, key) is { } tooMany) return tooMany;
        if (bad is not null) return bad;

        var name = context.Request.RouteValues.TryGetValue("company", out var value) ? value as string : null;
        if (needs.Role is { } role && key is null && !(role == Role.Viewer && await IsPublic(name)))
            return Fault.Of(401, "Send a key as: Authorization: Bearer <key>");

        CompanyKey company = default;
        if (name is not null)
        {
            if (!CompanyKey.TryParse(name, out company)) return Fault.Bad("company", $"must match {KeyText.Pattern}");
            if (key?.Company is { } only && only != company) return Fault.NoSuch("company");
        }

        if (key is not null && key.Role < needs.Role) return Fault.Of(403, $"This needs the role {RoleNames.Of(needs.Role.Value)}; the key has the role {RoleNames.Of(key.Role)}.");
        if (needs.Everywhere && key is { Company: not null }) return Fault.Of(403, "This needs a key that is not bound to one company.");
        if (name is not null && endpoint.Metadata.GetMetadata<CompanyUnchecked>() is null && !await companies.Exists(company))
            return Fault.NoSuch("company");

        context.Features.Set(new Scope(key, company));
        return null;
    }

    private Fault? TooMany(HttpContext context, ApiKey? key)
    {
        TimeSpan wait;
        if (key is not null) ring.Used(key);
        return (key is not null ? throttle.Admits(key, out wait) : throttle.Admits(context.Connection.RemoteIpAddress, out wait))
            ? null
            : Fault.Of(429, "More requests than this key or address may send. Wait as long as Retry-After says.", wait);
    }

    private async ValueTask<bool> IsPublic(string? company) =>
        CompanyKey.TryParse(company, out var key) && await companies.IsPublic(key);
}
