using AgentOps.Api.Health;
using AgentOps.Causes;
using AgentOps.Companies;
using AgentOps.Keys;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace AgentOps.Silo.Hosting;

/// <summary>Once the silo runs: makes sure of the company that was asked for, and wakes every company there is. Tries again until it worked.
/// Until that company is there the server is not ready: who opens the Stage at once would be told that there is none.</summary>
public sealed partial class CompanyStarter(
    IGrainFactory grains, NpgsqlDataSource database, SiloOptions options, IHostApplicationLifetime lifetime, [FromKeyedServices(Api.Clocks.Wall)] TimeProvider clock, ILogger<CompanyStarter> log) : BackgroundService, IReadinessCheck
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private volatile bool _sure;

    /// <inheritdoc/>
    public string Name => "company";

    /// <inheritdoc/>
    public Task<string?> Problem(CancellationToken cancellationToken) => Task.FromResult(_sure ? null : $"The company {options.Company} is being opened.");

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Started(stoppingToken);
        await Insist(options.Company, Ensure, stoppingToken);
        _sure = true;
        List<string> others = [];
        await Insist("all companies", async token => others = await Companies(token), stoppingToken);
        await Parallel.ForEachAsync(
            others.Where(company => company != options.Company),
            new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = stoppingToken },
            async (company, token) => await Insist(company, t => grains.GetGrain<ICompanyGrain>(CompanyKey.Parse(company).Grain).Wake(t), token));
    }

    private async Task Ensure(CancellationToken cancellationToken)
    {
        var company = grains.GetGrain<ICompanyGrain>(CompanyKey.Parse(options.Company).Grain);
        if (await company.Get() is null) LogCreating(options.Company, options.Template);
        await company.Create(options.Template, null, Actor.System("run"), cancellationToken);
    }

    private async Task<List<string>> Companies(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select key from ops_companies order by key");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var companies = new List<string>();
        while (await reader.ReadAsync(cancellationToken)) companies.Add(reader.GetString(0));
        return companies;
    }

    private async Task Started(CancellationToken cancellationToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(cancellationToken);
    }

    private async Task Insist(string what, Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await work(cancellationToken);
                return;
            }
            catch (TemplateException error)
            {
                // Trying again does not mend a template.
                LogTemplate(what, error.Message);
                return;
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
            {
                LogAgain(error, what);
                await Task.Delay(Pause, clock, cancellationToken);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Creating the company {Company} from the template {Template}")]
    private partial void LogCreating(string company, string template);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Company} could not be started: {Fault}")]
    private partial void LogTemplate(string company, string fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Starting {Company} failed; trying again")]
    private partial void LogAgain(Exception error, string company);
}
