using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace AgentOps.Silo.Clocks;

/// <summary>Writes down what a fast clock says while it runs, so that after a restart, or a kill, time goes on from there.</summary>
internal sealed partial class ClockKeeper(NpgsqlDataSource database, CompanyClock clock, ILogger<ClockKeeper> log) : BackgroundService
{
    private const string Key = "company_clock";

    /// <summary>The companies' clock of a server that starts now; the system's own when nothing makes it another.</summary>
    internal static async Task<TimeProvider> Open(NpgsqlDataSource database, int speed, CancellationToken cancellationToken)
    {
        await using var read = database.CreateCommand("select value from ops_meta where key = $1");
        read.Parameters.Add(new() { Value = Key });
        var last = StoredClock.Parse(await read.ExecuteScalarAsync(cancellationToken) as string);
        if (last is null && speed == 1) return TimeProvider.System;
        var wall = TimeProvider.System.GetUtcNow();
        var start = StoredClock.Start(last, wall);
        await Write(database, new(wall, start, speed), cancellationToken);
        return new CompanyClock(start, speed, TimeProvider.System);
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Keep(1, cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (clock.Speed == 1) return;
        using var timer = new PeriodicTimer(StoredClock.Interval, TimeProvider.System);
        while (await timer.WaitForNextTickAsync(stoppingToken)) await Keep(clock.Speed, stoppingToken);
    }

    private async Task Keep(int speed, CancellationToken cancellationToken)
    {
        try
        {
            await Write(database, new(TimeProvider.System.GetUtcNow(), clock.GetUtcNow(), speed), cancellationToken);
        }
        catch (Exception error) when (error is NpgsqlException or TimeoutException)
        {
            // While the database is away nothing happens in any company either.
            LogNotKept(error);
        }
    }

    private static async Task Write(NpgsqlDataSource database, StoredClock now, CancellationToken cancellationToken)
    {
        await using var write = database.CreateCommand(
            "insert into ops_meta (key, value) values ($1, $2) on conflict (key) do update set value = excluded.value");
        write.Parameters.Add(new() { Value = Key });
        write.Parameters.Add(new() { Value = now.ToString() });
        await write.ExecuteNonQueryAsync(cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What the companies' clock says could not be written down now")]
    private partial void LogNotKept(Exception error);
}
