using System.Globalization;
using AgentOps.Silo.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace AgentOps.Silo.Postgres;

/// <summary>
/// Keeps a second embedded host off the same data (ARCHITECTURE §1): an advisory lock, held by a connection of its own for as long as the process lives.
/// When the connection breaks it is taken again; when another process has it by then, this one stops.
/// </summary>
public sealed partial class InstanceLock(DatabaseAddress address, TimeProvider clock, ILogger<InstanceLock> log) : IAsyncDisposable
{
    private const long Key = 0x6167_656E_746F_7002;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _stop = new();
    private NpgsqlConnection? _connection;
    private Task _watch = Task.CompletedTask;

    /// <summary>Takes the lock. A process killed a moment ago may hold it for a moment longer, so that is waited for.</summary>
    /// <exception cref="CannotStartException">Another process uses the data.</exception>
    public async Task Take(CancellationToken cancellationToken)
    {
        var until = clock.GetUtcNow() + Patience;
        while (!await Try(cancellationToken))
        {
            if (clock.GetUtcNow() >= until)
                throw new CannotStartException("Another agentops already runs on this data. Stop it first, or give this one data of its own (AGENTOPS_HOME or AGENTOPS_DATABASE).");
            await Task.Delay(Pause, clock, cancellationToken);
        }
    }

    /// <summary>Watches the connection from now on; stops the application when the lock is lost to another process.</summary>
    public void Watch(IHostApplicationLifetime lifetime) => _watch = KeepHolding(lifetime);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _stop.Cancel();
        await _watch;
        if (_connection is not null) await _connection.DisposeAsync();
        _stop.Dispose();
    }

    private async Task<bool> Try(CancellationToken cancellationToken)
    {
        var connection = address.Dedicated("instance " + Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        try
        {
            await connection.OpenAsync(cancellationToken);
            await using var command = new NpgsqlCommand($"select pg_try_advisory_lock({Key})", connection);
            if (await command.ExecuteScalarAsync(cancellationToken) is true)
            {
                if (_connection is not null) await _connection.DisposeAsync();
                _connection = connection;
                return true;
            }
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }

        await connection.DisposeAsync();
        return false;
    }

    private async Task KeepHolding(IHostApplicationLifetime lifetime)
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(Look, clock, _stop.Token);
                await using var command = new NpgsqlCommand("select 1", _connection) { CommandTimeout = 60 };
                await command.ExecuteScalarAsync(_stop.Token);
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error) when (error is NpgsqlException or InvalidOperationException)
            {
                if (await Retake(lifetime)) continue;
                return;
            }
        }
    }

    private async Task<bool> Retake(IHostApplicationLifetime lifetime)
    {
        LogBroken();
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await Take(_stop.Token);
                return true;
            }
            catch (CannotStartException)
            {
                LogLost();
                lifetime.StopApplication();
                return false;
            }
            catch (OperationCanceledException)
            {
                return false;
            }
            catch (NpgsqlException)
            {
                // The server is away; so is everyone else's lock.
                await Task.Delay(Look, clock, CancellationToken.None);
            }
        }

        return false;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The connection that keeps other instances off this data broke; taking the lock again")]
    private partial void LogBroken();

    [LoggerMessage(Level = LogLevel.Critical, Message = "Another agentops took over this data while the database was away; stopping")]
    private partial void LogLost();
}
