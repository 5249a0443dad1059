using Microsoft.Extensions.Hosting;

namespace AgentOps.Silo.Hosting.Systemd;

/// <summary>
/// Under systemd (<c>Type=notify</c>): says when the server is up and when it stops, and, as often as its watchdog asks, that grains answer. A silo that
/// hangs says nothing and is restarted; a database that is away is no reason to, because a restart would not bring it back.
/// </summary>
public sealed class SystemdService(ServiceManager manager, IGrainFactory grains, IHostApplicationLifetime lifetime) : BackgroundService
{
    /// <summary>The service manager counts real time, however fast the company's clock goes.</summary>
    private readonly TimeProvider _clock = TimeProvider.System;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!manager.Listens) return;
        await using var started = lifetime.ApplicationStarted.Register(() => manager.Say("READY=1\nSTATUS=Serving"));
        await using var stopping = lifetime.ApplicationStopping.Register(() => manager.Say("STOPPING=1\nSTATUS=Finishing what is under way"));
        if (manager.Watchdog is not { } limit)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, _clock, stoppingToken);
            return;
        }

        using var timer = new PeriodicTimer(limit / 3, _clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await grains.GetGrain<IManagementGrain>(0).GetTotalActivationCount().WaitAsync(limit / 2, _clock, stoppingToken);
                manager.Say("WATCHDOG=1");
            }
            catch (Exception error) when (error is TimeoutException or OrleansException)
            {
                // Silence is the message.
            }
        }
    }
}
