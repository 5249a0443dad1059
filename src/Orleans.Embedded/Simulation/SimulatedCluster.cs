using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;
using Orleans.Reminders;
using Orleans.Runtime;
using Orleans.Storage;

namespace Orleans.Simulation;

/// <summary>
/// A silo in simulated time, on the caller's thread. Grain turns, timers, reminders, delays on <see cref="Time"/> and started tasks run one at a time
/// in an order that the seed alone decides; when nothing can run, the clock jumps to the next timer. Code in it must not leave its scheduler: no
/// <c>ConfigureAwait(false)</c>, no <c>Task.Run</c>, no real I/O. Memory storage and in-memory reminders outlive the silo. Not thread-safe.
/// </summary>
public sealed class SimulatedCluster : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromDays(366);
    private readonly SimulationScheduler _scheduler;
    private readonly MemoryStorageData _storage = new();
    private readonly InMemoryReminderTable _reminders = new();
    private readonly Action<ISiloBuilder> _configure;
    private SimulatedSilo? _silo;
    private int _starts;

    /// <summary>Starts a silo configured like a live one.</summary>
    /// <param name="seed">Decides the order of what happens at the same time.</param>
    /// <param name="start">The time at which the simulation begins.</param>
    /// <param name="configure">Configures the silo; called again for each restart.</param>
    /// <param name="reminders">The reminders there are from the beginning.</param>
    public SimulatedCluster(long seed, DateTimeOffset start, Action<ISiloBuilder> configure, IEnumerable<ReminderEntry>? reminders = null)
    {
        ArgumentNullException.ThrowIfNull(configure);
        _scheduler = new SimulationScheduler(seed, start);
        _configure = configure;
        foreach (var reminder in reminders ?? [])
            _reminders.UpsertRow(reminder).GetAwaiter().GetResult();
        RestartSilo();
    }

    /// <summary>The simulated clock.</summary>
    public SimulatedTimeProvider Time => _scheduler.Time;

    /// <summary>References to the grains of the silo as it runs now. References from before a restart are dead.</summary>
    public IGrainFactory GrainFactory => Services.GetRequiredService<IGrainFactory>();

    /// <summary>The services of the silo as it runs now.</summary>
    public IServiceProvider Services => Silo.Services;

    /// <summary>The reminders as they are set.</summary>
    public IReadOnlyList<ReminderEntry> Reminders => [.. _reminders.ReadRows(0, 0).GetAwaiter().GetResult().Reminders];

    /// <summary>Whether a silo runs.</summary>
    public bool IsSiloRunning => _silo is not null;

    /// <summary>How many turns, tasks and timers have run. Equal runs have equal numbers.</summary>
    public long Steps => _scheduler.Steps;

    private SimulatedSilo Silo => _silo ?? throw new InvalidOperationException("The simulated silo was killed or stopped. Restart it first.");

    /// <summary>Runs this function, and time as far as it needs, until its task has ended; then throws its error, if any.</summary>
    /// <exception cref="SimulationException">Nothing can happen any more, or <paramref name="limit"/> (default 366 days) has passed.</exception>
    public void Run(Func<Task> function, TimeSpan? limit = null)
    {
        _scheduler.Claim();
        var task = _scheduler.Root.Start(function);
        Complete(task, limit);
        task.GetAwaiter().GetResult();
    }

    /// <inheritdoc cref="Run(Func{Task}, TimeSpan?)"/>
    public T Run<T>(Func<Task<T>> function, TimeSpan? limit = null)
    {
        _scheduler.Claim();
        var task = _scheduler.Root.Start(function);
        Complete(task, limit);
        return task.GetAwaiter().GetResult();
    }

    /// <summary>Lets this much time pass.</summary>
    public void RunFor(TimeSpan span)
    {
        var limit = checked(Time.GetTimestamp() + span.Ticks);
        _scheduler.Run(static () => false, limit);
        Time.PassTo(limit);
    }

    /// <summary>Lets time pass until the wall clock shows this; nothing when it is past.</summary>
    public void RunUntil(DateTimeOffset until)
    {
        var span = until - Time.GetUtcNow();
        if (span > TimeSpan.Zero)
            RunFor(span);
    }

    /// <summary>Runs what can run now. No time passes.</summary>
    public void RunUntilIdle() => _scheduler.Run(static () => false, Time.GetTimestamp());

    /// <summary>Starts a task that belongs to nobody: it outlives the silo. It runs when the simulation runs.</summary>
    public Task Start(Func<Task> function)
    {
        _scheduler.Claim();
        return _scheduler.Root.Start(function);
    }

    /// <summary>Starts a background task of the silo: killing the silo drops it where it waits.</summary>
    public Task StartInSilo(Func<Task> function)
    {
        _scheduler.Claim();
        return Silo.Domain.Start(function);
    }

    /// <summary>Drops the silo at once, as the end of its process would: no deactivation, no answer to calls between grains. Storage and reminders stay.</summary>
    public void KillSilo()
    {
        _scheduler.Claim();
        Silo.Kill();
        _silo = null;
    }

    /// <summary>Stops the silo in good order. Within the simulation, await <see cref="StopSiloAsync"/> instead.</summary>
    public void StopSilo() => Run(StopSiloAsync);

    /// <inheritdoc cref="StopSilo"/>
    public async Task StopSiloAsync()
    {
        var silo = Silo;
        await silo.StopAsync();
        silo.Kill();
        _silo = null;
    }

    /// <summary>Starts the silo anew, on the same storage and reminders. Within the simulation, await <see cref="RestartSiloAsync"/> instead.</summary>
    public void RestartSilo() => Run(RestartSiloAsync);

    /// <inheritdoc cref="RestartSilo"/>
    public async Task RestartSiloAsync()
    {
        if (_silo is not null)
            throw new InvalidOperationException("The simulated silo runs. Kill or stop it first.");
        _silo = new SimulatedSilo(this, _scheduler, ++_starts, _storage, _reminders, _configure);
        await _silo.StartAsync();
    }

    /// <summary>Drops everything.</summary>
    public void Dispose()
    {
        if (_silo is not null)
            KillSilo();
    }

    private void Complete(Task task, TimeSpan? limit)
    {
        var patience = limit ?? s_patience;
        if (_scheduler.Run(() => task.IsCompleted, checked(Time.GetTimestamp() + patience.Ticks)))
            return;
        _scheduler.WaitForEscapes();
        var waiting = _silo?.Runtime.DefaultDeadlines.Snapshot() ?? [];
        var calls = waiting.Count == 0
            ? "No grain call waits for an answer: the task waits for something that nothing in the simulation will bring about."
            : "These grain calls wait: " + string.Join("; ", waiting.Take(10).Select(call => $"{call} ({call.Receiver?.DescribeWork()})"));
        throw new SimulationException(
            $"The simulation cannot complete the task. At {Time.GetUtcNow():O} nothing can run and {Time.PendingTimers} timers are set. {calls}");
    }
}
