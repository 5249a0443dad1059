namespace Orleans.Simulation;

/// <summary>Notices work that comes into a running simulation from another thread.</summary>
internal sealed class EscapeDetector
{
    private readonly ManualResetEventSlim _signal = new();
    private string? _first;

    public void Report(object item)
    {
        var what = item is DomainTask task ? task.Task.AsyncState?.ToString() ?? "a continuation" : item.ToString();
        Interlocked.CompareExchange(ref _first, $"{what}, queued from another thread at:{Environment.NewLine}{Environment.StackTrace}", null);
        _signal.Set();
    }

    public void ThrowIfAny()
    {
        if (Volatile.Read(ref _first) is { } first)
        {
            throw new SimulationException(
                "Code has left the simulation's scheduler and came back. Task.Run, ConfigureAwait(false), real I/O and real timers do that; so do "
                + "Task.WhenAny, WhenAll and WaitAsync over a TaskCompletionSource made with RunContinuationsAsynchronously (await it directly instead): "
                + first);
        }
    }

    public void WaitAndThrowIfAny(TimeSpan grace)
    {
        _signal.Wait(grace);
        ThrowIfAny();
    }
}
