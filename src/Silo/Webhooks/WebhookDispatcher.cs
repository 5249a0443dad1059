using System.Collections.Concurrent;
using AgentOps.Keys;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AgentOps.Silo.Webhooks;

/// <summary>
/// Delivers events to webhooks: at least once, each by its event's id, tried for a day. A webhook has a task of its own while it has something to do, so a
/// receiver that hangs holds up only itself. All state is in the tables, so a killed server's deliveries are taken up by whoever runs next.
/// </summary>
internal sealed partial class WebhookDispatcher(WebhookTable table, WebhookPost post, [FromKeyedServices(Api.Clocks.Wall)] TimeProvider clock, ILogger<WebhookDispatcher> log) : BackgroundService
{
    private const int AtOnce = 4, MostBusy = 32;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan TrimEvery = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<(CompanyKey, string), Task> _busy = [];
    private readonly Dictionary<(CompanyKey, string), DateTimeOffset> _trimmed = [];
    private DateTimeOffset _swept;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Round, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    await StartRound(stoppingToken);
                }
                catch (Exception error) when (!stoppingToken.IsCancellationRequested)
                {
                    LogFailed(error);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await Task.WhenAll(_busy.Values);
        }
    }

    private async Task StartRound(CancellationToken stoppingToken)
    {
        if (clock.GetUtcNow() is var started && started >= _swept)
        {
            _swept = started + TrimEvery;
            await table.Sweep(stoppingToken);
        }

        foreach (var hook in await table.Enabled(stoppingToken))
        {
            var key = (hook.Company, hook.Name);
            if (_busy.Count >= MostBusy || _busy.ContainsKey(key)) continue;
            if (clock.GetUtcNow() is var now && now >= _trimmed.GetValueOrDefault(key))
            {
                _trimmed[key] = now + TrimEvery;
                await table.Trim(hook, stoppingToken);
            }

            var task = Serve(hook, stoppingToken);
            _busy[key] = task;
            _ = task.ContinueWith(_ => _busy.TryRemove(key, out Task? _), TaskScheduler.Default);
        }
    }

    private async Task Serve(Webhook hook, CancellationToken stoppingToken)
    {
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                var more = await table.Feed(hook, stoppingToken);
                var due = await table.Take(hook, AtOnce, stoppingToken);
                await Task.WhenAll(due.Select(d => Deliver(hook, d, stoppingToken)));
                if (due.Count == 0 && !more) return;
            }
        }
        catch (Exception error)
        {
            // What was taken is due again after its hold.
            if (!stoppingToken.IsCancellationRequested) LogStopped(error, hook.Company, hook.Name);
        }
    }

    private async Task Deliver(Webhook hook, DueDelivery delivery, CancellationToken stoppingToken)
    {
        var answer = delivery.Event is { } e ? await post.Send(hook, e, stoppingToken) : new(null, "The event is no longer kept.", Final: true);
        var next = answer.Error is null || answer.Final ? null : DeliveryRules.Next(delivery.EventId, delivery.Attempt, delivery.Until, answer.RetryAfter, clock.GetUtcNow());
        // What was sent is recorded also while the server stops.
        await table.Record(hook, delivery, answer, next, CancellationToken.None);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Looking for webhooks to deliver to failed; looking again")]
    private partial void LogFailed(Exception error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Delivering to webhook {Webhook} of {Company} broke off; going on in a moment")]
    private partial void LogStopped(Exception error, CompanyKey company, string webhook);
}
