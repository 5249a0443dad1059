namespace AgentOps.Api.Access;

/// <summary>Pages that others bring into this server, such as Orleans' own dashboard.</summary>
public static class ServerPages
{
    /// <summary>Where Orleans' dashboard is on that host.</summary>
    public const string Dashboard = "/orleans";

    /// <summary>Where Prometheus reads.</summary>
    public const string Metrics = "/metrics";

    private const string Policy =
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>Opens them to admins whose key is not bound to one company: they show every company's grains.</summary>
    public static RouteGroupBuilder ForServerAdmins(this RouteGroupBuilder pages)
    {
        pages.AddEndpointFilter((context, next) =>
        {
            context.HttpContext.Response.Headers.ContentSecurityPolicy = Policy;
            return next(context);
        });
        return pages.NeedsServerAdmin();
    }

    /// <summary>Opens a page to every key that is not bound to one company: what may be read of all companies by whoever may read each.</summary>
    public static void ForServerViewers(this IEndpointConventionBuilder page) => page.WithMetadata(new Needs(Role.Viewer, Everywhere: true));
}
