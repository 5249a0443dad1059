using AgentOps.Keys;
using AgentOps.Policies;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace AgentOps.Silo.Postgres.Policies;

/// <summary>
/// Makes a change of people's tables take effect within a second, whoever made it (SPEC §2.4): looks at the companies' counters at most half a second
/// apart, at once when PostgreSQL notifies, and lets the policy grains of changed companies read again. Notifications only wake; the counters decide.
/// </summary>
public sealed partial class PolicyWatcher(
    NpgsqlDataSource database, DatabaseAddress address, IGrainFactory grains, [FromKeyedServices(Api.Clocks.Wall)] TimeProvider clock, ILogger<PolicyWatcher> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(400);
    private readonly Dictionary<string, long> _seen = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var connection = await Listen(stoppingToken);
                while (true)
                {
                    await Look(stoppingToken);
                    await connection.WaitAsync(Interval, stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                // Whatever it was, rules must go on taking effect: begin again.
                LogFailed(error);
                await Task.Delay(Interval, clock, CancellationToken.None);
            }
        }
    }

    private async Task<NpgsqlConnection> Listen(CancellationToken cancellationToken)
    {
        var connection = address.Dedicated("policy watcher");
        try
        {
            await connection.OpenAsync(cancellationToken);
            await using var command = new NpgsqlCommand("listen agentops_policy", connection);
            await command.ExecuteNonQueryAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private async Task Look(CancellationToken cancellationToken)
    {
        var changed = new List<(string Company, long Version)>();
        await using (var command = database.CreateCommand("select company, version from ops_company_version"))
        {
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                var (company, version) = (reader.GetString(0), reader.GetInt64(1));
                if (_seen.GetValueOrDefault(company, -1) != version) changed.Add((company, version));
            }
        }

        foreach (var (company, version) in changed)
        {
            if (!CompanyKey.TryParse(company, out var key)) continue;
            try
            {
                await grains.GetGrain<IPolicyGrain>(key.Grain).Refresh(cancellationToken);
                _seen[company] = version;
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
            {
                LogNotRefreshed(error, company);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Watching the policies failed; beginning again")]
    private partial void LogFailed(Exception error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The policies of {Company} changed, but its policy grain could not read them yet")]
    private partial void LogNotRefreshed(Exception error, string company);
}
