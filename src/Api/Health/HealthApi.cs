using AgentOps.Api.Access;

namespace AgentOps.Api.Health;

/// <summary>For load balancers, systemd and people: is it alive, can it serve?</summary>
internal static class HealthApi
{
    internal static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var health = routes.MapGroup("/health").WithTags("health").NeedsNothing();
        health.MapGet("/live", () => TypedResults.Ok(new HealthView("live", new Dictionary<string, string>())));
        health.MapGet("/ready", Ready).Produces<HealthView>(503);
    }

    private static async Task<JsonHttpResult<HealthView>> Ready(IEnumerable<IReadinessCheck> checks, HttpResponse response, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, string>();
        foreach (var check in checks) found[check.Name] = await check.Problem(cancellationToken) ?? "ok";
        var ready = found.Values.All(v => v == "ok");
        response.Headers.CacheControl = "no-store";
        if (!ready) response.Headers.RetryAfter = "2";
        return TypedResults.Json(new HealthView(ready ? "ready" : "not ready", found), statusCode: ready ? 200 : 503);
    }
}
