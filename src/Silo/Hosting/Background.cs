using System.Collections.Concurrent;
using AgentOps.Steps;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AgentOps.Silo.Hosting;

/// <summary>Work outside grains on the thread pool. At shutdown it is cancelled and awaited, before the silo goes.</summary>
public sealed partial class Background(IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<Background> log) : IBackground, IHostedService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);
    private readonly ConcurrentDictionary<Task, bool> _running = new();
    private int _announced;

    /// <inheritdoc/>
    public void Run(Func<CancellationToken, Task> work)
    {
        // The caller's grain context must not flow into it.
        Task task;
        using (ExecutionContext.SuppressFlow()) task = Task.Run(() => Guarded(work));
        _running[task] = true;
        _ = task.ContinueWith(done => _running.TryRemove(done, out _), TaskScheduler.Default);
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public IDisposable? Announce()
    {
        Interlocked.Increment(ref _announced);
        var announced = new Announced(this);
        if (!lifetime.ApplicationStopping.IsCancellationRequested) return announced;
        announced.Dispose();
        return null;
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        var since = clock.GetTimestamp();
        while ((Volatile.Read(ref _announced) > 0 || !_running.IsEmpty) && clock.GetElapsedTime(since) < Patience && !cancellationToken.IsCancellationRequested)
            await Task.Delay(Look, clock, CancellationToken.None);
        if (!_running.IsEmpty) LogLeft(_running.Count);
    }

    private async Task Guarded(Func<CancellationToken, Task> work)
    {
        try
        {
            await work(lifetime.ApplicationStopping);
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // That is what was asked for.
        }
        catch (Exception error)
        {
            LogFailed(error);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Work in the background failed")]
    private partial void LogFailed(Exception error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} pieces of work did not end in time; their steps return to the queue when their leases end")]
    private partial void LogLeft(int count);

    private sealed class Announced(Background background) : IDisposable
    {
        private int _disposed;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _disposed, 1) == 0) Interlocked.Decrement(ref background._announced);
        }
    }
}
