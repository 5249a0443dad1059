namespace AgentOps.Api.Health;

/// <summary>For load balancers, systemd and people: is it alive, can it serve?</summary>
internal static class HealthApi
{
    internal static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var health = routes.MapGroup("/health").WithTags("health");
        health.MapGet("/live", () => TypedResults.Ok(new HealthView("live", new Dictionary<string, string> { ["build"] = Build.Name })));
        health.MapGet("/ready", Ready).Produces<HealthView>(503);
    }

    private static async Task<JsonHttpResult<HealthView>> Ready(Readiness readiness, HttpResponse response)
    {
        var health = await readiness.Now();
        response.Headers.CacheControl = "no-store";
        if (health.Status == Readiness.Ready) return TypedResults.Json(health);
        response.Headers.RetryAfter = "2";
        return TypedResults.Json(health, statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}
