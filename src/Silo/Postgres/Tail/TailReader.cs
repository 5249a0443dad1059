using System.Collections.Immutable;
using AgentOps.Events;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace AgentOps.Silo.Postgres.Tail;

/// <summary>
/// The one reader of new events in this process (ARCHITECTURE §2): reads everyone's events in the order (xid, seq), only below the snapshot's horizon, where
/// nothing can appear any more, and hands them to the subscriptions. Reads at once when this process wrote, every 20 ms while there is traffic, ever
/// more rarely when there is none, and not at all while nobody follows.
/// </summary>
public sealed partial class TailReader(NpgsqlDataSource database, WriteSignal written, [FromKeyedServices(Api.Clocks.Wall)] TimeProvider clock, ILogger<TailReader> log) : BackgroundService
{
    private const int Page = 2_000;
    private static readonly TimeSpan Gap = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Busy = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Idle = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromMilliseconds(500);

    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _starting = new(1, 1);
    private TaskCompletionSource _someoneFollows = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ImmutableArray<Subscription> _subscriptions = [];
    private EventCursor? _position;

    /// <summary>Takes in a follower. From then on it is offered every event that the table does not show yet.</summary>
    internal async Task<Subscription> Subscribe(string company, CancellationToken cancellationToken)
    {
        var subscription = new Subscription(company);
        await _starting.WaitAsync(cancellationToken);
        try
        {
            if (TryAdd(subscription, null)) return subscription;
            // Nobody followed: begin at the horizon, below which the follower itself reads the table after this.
            TryAdd(subscription, new EventCursor(await Horizon(cancellationToken), 0));
            return subscription;
        }
        finally
        {
            _starting.Release();
        }
    }

    internal void Unsubscribe(Subscription subscription)
    {
        subscription.End();
        lock (_gate) _subscriptions = _subscriptions.Remove(subscription);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = Busy;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Following().WaitAsync(stoppingToken);
                var signal = written.Next();
                var read = await ReadOn(stoppingToken);
                if (read == Page) continue;
                pause = read > 0 ? Busy : Later(pause);
                await Task.Delay(Gap, clock, stoppingToken);
                if (await Task.WhenAny(signal, Task.Delay(pause, clock, stoppingToken)) == signal) pause = Busy;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                // The place is kept, so nothing is lost by reading again later.
                LogFailed(error);
                await Task.Delay(AfterFailure, clock, CancellationToken.None);
            }
        }
    }

    private bool TryAdd(Subscription subscription, EventCursor? start)
    {
        lock (_gate)
        {
            if ((_position ??= start) is null) return false;
            _subscriptions = _subscriptions.Add(subscription);
            _someoneFollows.TrySetResult();
            return true;
        }
    }

    private static TimeSpan Later(TimeSpan pause) => pause * 1.5 is var next && next < Idle ? next : Idle;

    /// <summary>Ends when there is a follower; when the last one is gone, the place is given up.</summary>
    private Task Following()
    {
        lock (_gate)
        {
            if (!_subscriptions.IsEmpty) return Task.CompletedTask;
            _position = null;
            if (_someoneFollows.Task.IsCompleted) _someoneFollows = new(TaskCreationOptions.RunContinuationsAsynchronously);
            return _someoneFollows.Task;
        }
    }

    private async Task<int> ReadOn(CancellationToken cancellationToken)
    {
        var position = _position!.Value;
        await using var command = database.CreateCommand(EventRows.OfAll);
        command.Parameters.Add(new() { Value = position.Xid });
        command.Parameters.Add(new() { Value = position.Seq });
        command.Parameters.Add(new() { Value = Page });
        var events = await EventRows.Read(command, cancellationToken);
        if (events.IsEmpty) return 0;
        lock (_gate)
        {
            var full = ImmutableArray.CreateBuilder<Subscription>();
            foreach (var subscription in _subscriptions)
            {
                if (!events.All(e => e.Company != subscription.Company || subscription.Offer(e))) full.Add(subscription);
            }

            if (full.Count > 0) _subscriptions = _subscriptions.RemoveRange(full);
            _position = events[^1].Cursor;
        }

        return events.Length;
    }

    private async Task<long> Horizon(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select ops_horizon()");
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Reading the tail of events failed; reading again")]
    private partial void LogFailed(Exception error);
}
