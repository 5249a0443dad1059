using System.Collections.Immutable;
using System.Text.Json.Nodes;
using AgentOps.Api.Costs;
using AgentOps.Companies;
using AgentOps.Keys;
using AgentOps.Models;
using AgentOps.Policies;
using AgentOps.Silo.Models;
using AgentOps.Silo.Rehearsals.Figures;
using Microsoft.Extensions.DependencyInjection;

namespace AgentOps.Silo.Rehearsals.Simulated;

/// <summary>
/// What a day of a company costs, from lives of its template in simulated time under its own rules and prices. A forecast is kept until a rule changes; one is
/// rehearsed at a time, on a thread that gives way to everything else.
/// </summary>
internal sealed class RehearsedCosts(IGrainFactory grains, RehearsalModels models) : ICostForecast, IDisposable
{
    /// <summary>The first day of a life is its founding, so it is not counted; the last is cut off.</summary>
    private const int Lives = 4, DaysOfLife = 6, HoursOfDay = 24;

    private readonly Dictionary<CompanyKey, Known> _known = [];
    private readonly SemaphoreSlim _one = new(1);

    /// <inheritdoc/>
    public async Task<ForecastView?> Of(CompanyKey company, CancellationToken cancellationToken)
    {
        if (await grains.GetGrain<ICompanyGrain>(company.Grain).Get() is not { } info) return null;
        var policies = await grains.GetGrain<IPolicyGrain>(company.Grain).Get();
        Known known;
        lock (_known)
        {
            if (!_known.TryGetValue(company, out known!) || known.Version != policies.Version || known.View.IsFaulted) _known[company] = known = Rehearse(info.Template, policies);
        }

        return await known.View.WaitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    private Known Rehearse(string template, PolicySet policies)
    {
        var view = new TaskCompletionSource<ForecastView?>(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() =>
        {
            _one.Wait();
            try
            {
                view.SetResult(Live(template, policies));
            }
            catch (TemplateException)
            {
                view.SetResult(null);
            }
            catch (Exception fault)
            {
                // Whoever asked is told; the thread has nobody else to tell.
                view.SetException(fault);
            }
            finally
            {
                _one.Release();
            }
        })
        { IsBackground = true, Priority = ThreadPriority.BelowNormal, Name = "rehearsed costs" }.Start();
        return new(policies.Version, view.Task);
    }

    private ForecastView Live(string template, PolicySet policies)
    {
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(policies.Get(PolicyCatalog.Company).TimeZone, out var found) ? found : TimeZoneInfo.Utc;
        ImmutableArray<PolicyChange> changes = [.. policies.Values.Select(p => new PolicyChange(p.Key, JsonNode.Parse(p.Value)!.AsObject()))];
        var days = Enumerable.Range(1, Lives).SelectMany(seed => Days(template, seed, changes, zone)).ToList();
        return new(days.Count, [.. Enumerable.Range(0, HoursOfDay + 1).Select(hour => new ForecastHourView(hour, Show(days.Select(d => d[hour])), Show(days.Select(d => d[^1] - d[hour]))))]);
    }

    /// <summary>The full days of one life: USD spent since midnight, at each hour.</summary>
    private IEnumerable<decimal[]> Days(string template, long seed, ImmutableArray<PolicyChange> changes, TimeZoneInfo zone)
    {
        using var company = new SimulatedCompany(template, seed, more: services => services.AddSingleton<IModelFactory>(s => models.At(s.GetRequiredService<TimeProvider>())));
        company.Change(changes);
        company.Live(TimeSpan.FromDays(DaysOfLife));
        var first = TimeZoneInfo.ConvertTime(SimulatedCompany.Start, zone).Date;
        var days = Enumerable.Range(0, DaysOfLife + 1).Select(_ => new decimal[HoursOfDay + 1]).ToArray();
        foreach (var entry in company.Database.Calls(company.Key))
        {
            var at = TimeZoneInfo.ConvertTime(entry.Call.At, zone);
            var day = (at.Date - first).Days;
            for (var hour = at.Hour + 1; day < days.Length && hour <= HoursOfDay; hour++) days[day][hour] += entry.Call.Usd;
        }

        return days[1..DaysOfLife];
    }

    private static SpreadView Show(IEnumerable<decimal> values)
    {
        var spread = Spread.Of(values.Select(v => (double)v));
        return new(Dollars(spread.P10), Dollars(spread.P50), Dollars(spread.P90));
    }

    private static decimal Dollars(double usd) => decimal.Round((decimal)usd, 6);

    private sealed record Known(long Version, Task<ForecastView?> View);
}
