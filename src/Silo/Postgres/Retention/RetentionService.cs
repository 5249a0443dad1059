using AgentOps.Keys;
using AgentOps.Policies;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace AgentOps.Silo.Postgres.Retention;

/// <summary>Forgets, every hour and piece by piece, what is older than each company's policy <c>retention</c>, so that no table grows without bound.</summary>
public sealed partial class RetentionService(NpgsqlDataSource database, IGrainFactory grains, TimeProvider clock, ILogger<RetentionService> log) : BackgroundService
{
    private const int Piece = 5_000;
    private static readonly TimeSpan Period = TimeSpan.FromHours(1);
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(200);

    /// <summary>Forgets what is old now, in every company. Returns how many rows went.</summary>
    public async Task<long> Run(CancellationToken cancellationToken)
    {
        var gone = 0L;
        foreach (var company in await Companies(cancellationToken))
        {
            var policy = (await grains.GetGrain<IPolicyGrain>(company.Grain).Get()).Get(PolicyCatalog.Retention);
            while (await Forget(company, policy, cancellationToken) is > 0 and var rows)
            {
                gone += rows;
                await Task.Delay(Breath, clock, cancellationToken);
            }
        }

        return gone;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    if (await Run(stoppingToken) is > 0 and var gone) LogForgot(gone);
                }
                catch (Exception error) when (!stoppingToken.IsCancellationRequested)
                {
                    LogFailed(error);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    private async Task<long> Forget(CompanyKey company, RetentionPolicy policy, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var command = database.CreateCommand("select ops_forget($1, $2, $3, $4)");
        command.Parameters.Add(new() { Value = company.Value });
        command.Parameters.Add(new() { Value = now - TimeSpan.FromDays(policy.EventsDays) });
        command.Parameters.Add(new() { Value = now - TimeSpan.FromDays(policy.CallsDays) });
        command.Parameters.Add(new() { Value = Piece });
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private async Task<List<CompanyKey>> Companies(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select key from ops_companies order by key");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var companies = new List<CompanyKey>();
        while (await reader.ReadAsync(cancellationToken)) companies.Add(CompanyKey.Parse(reader.GetString(0)));
        return companies;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Forgot {Rows} rows that were older than their companies keep them")]
    private partial void LogForgot(long rows);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Forgetting what is old failed; trying again in an hour")]
    private partial void LogFailed(Exception error);
}
