using System.Globalization;
using AgentOps.Api.Access;
using AgentOps.Api.Problems;
using AgentOps.Policies;
using Microsoft.AspNetCore.Mvc;

namespace AgentOps.Api.Costs;

/// <summary>What models cost (SPEC §8).</summary>
internal static class CostsApi
{
    private const string Open = "open";

    internal static void MapCosts(this RouteGroupBuilder company)
    {
        company.MapGet("/costs", Get).WithTags("costs");
        company.MapGet("/costs/forecast", Forecast).WithTags("costs").WithSummary("What a day costs by rehearsal: the company's rules and prices in simulated time. Takes seconds when the rules have changed.");
    }

    private static async Task<Results<Ok<CostsView>, Fault>> Get(
        Scope scope, [FromQuery] string? by, CostQueries costs, IGrainFactory grains, TimeProvider time, CancellationToken cancellationToken)
    {
        if (CostQueries.Grouping(by ?? "agent") is not { } grouping) return Fault.Bad("by", "must be agent, model, use or day");
        var policies = await scope.Grain<IPolicyGrain>(grains).Get();
        var zone = policies.Get(PolicyCatalog.Company).TimeZone;
        return TypedResults.Ok(new CostsView(
            await costs.List(scope.Company, grouping, zone, cancellationToken),
            new(
                policies.Get(PolicyCatalog.Budget).DailyUsd,
                await costs.Budget(scope.Company, Open, cancellationToken),
                await costs.Budget(scope.Company, Today(time.GetUtcNow(), zone), cancellationToken))));
    }

    private static async Task<Results<Ok<ForecastView>, Fault>> Forecast(Scope scope, [FromServices] ICostForecast? forecast, CancellationToken cancellationToken) =>
        forecast is null ? Fault.Of(StatusCodes.Status404NotFound, "This server has no simulated time to rehearse in.")
        : await forecast.Of(scope.Company, cancellationToken) is { } found ? TypedResults.Ok(found)
        : Fault.Of(StatusCodes.Status404NotFound, "The company's template is not on this server, so its days cannot be rehearsed.");

    /// <summary>The company's calendar day (SPEC §2.1): UTC unless it says otherwise.</summary>
    private static string Today(DateTimeOffset now, string zone) =>
        (TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? TimeZoneInfo.ConvertTime(now, found) : now).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
