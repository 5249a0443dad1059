namespace AgentOps.Api.Costs;

/// <summary>Rehearses what a day of a company will cost. A server without simulated time has none.</summary>
public interface ICostForecast
{
    /// <summary>The forecast under the rules in force; null when the company's template is not on this server.</summary>
    Task<ForecastView?> Of(CompanyKey company, CancellationToken cancellationToken);
}
