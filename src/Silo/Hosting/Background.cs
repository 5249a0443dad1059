using System.Collections.Concurrent;
using AgentOps.Steps;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AgentOps.Silo.Hosting;

/// <summary>Work outside grains on the thread pool. At shutdown it is cancelled and awaited, before the silo goes.</summary>
public sealed partial class Background(IHostApplicationLifetime lifetime, ILogger<Background> log) : IBackground, IHostedService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<Task, bool> _running = new();

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
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        var all = Task.WhenAll(_running.Keys);
        try
        {
            await all.WaitAsync(Patience, cancellationToken);
        }
        catch (Exception error) when (error is TimeoutException or OperationCanceledException)
        {
            LogLeft(_running.Count);
        }
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
}
